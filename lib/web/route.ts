import "server-only";
import type { ErrorCode } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import { refusal } from "./action.ts";
import { currentRequestId } from "./request-id.ts";
import { tellRequest } from "./tell-request.ts";

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

/**
 * What a route handler answers, with whatever it threw told in the person's language and with its status. `answer` is
 * given the id under which it is logged.
 */
export async function answering(answer: (requestId: string) => Promise<Response>): Promise<Response> {
  const asked = { requestId: await currentRequestId(), began: performance.now() };
  try {
    const response = await answer(asked.requestId);
    await tellRequest(asked);
    return response;
  } catch (error) {
    const told = await refusal(error, asked);
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
  requestId: string,
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
        log("error", "download broke off", { correlationId: requestId }, error);
        controller.error(error);
      }
    },
    async cancel() {
      await rest.return();
    },
  });
}
