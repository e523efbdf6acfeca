import "server-only";
import { randomUUID } from "node:crypto";
import type { ErrorCode } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import { refusal } from "./action.ts";

const statuses: Record<ErrorCode | "INTERNAL", number> = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RULE: 422,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

export const unkept = { "Cache-Control": "no-store" };

/** What a route handler answers, with whatever it threw told in the person's language and with its status. */
export async function answering(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    const told = await refusal(error, randomUUID());
    return Response.json(told, { status: statuses[told.code], headers: unkept });
  }
}

/**
 * A download as it is made, piece by piece. Where a later piece fails it breaks off, and the browser says so:
 * never a file that looks whole and is not.
 */
export function streamed(
  first: string,
  rest: AsyncGenerator<string, void, undefined>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (first !== "") controller.enqueue(encoder.encode(first));
    },
    async pull(controller) {
      try {
        const { value, done } = await rest.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log("error", "download broke off", { requestId: randomUUID() }, error);
        controller.error(error);
      }
    },
    async cancel() {
      await rest.return();
    },
  });
}
