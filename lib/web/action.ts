import "server-only";
import { getTranslations } from "next-intl/server";
import { refresh as refreshPage, revalidatePath } from "next/cache";
import type { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError, type ErrorCode, type FieldErrors } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import type { LogFields } from "#lib/platform/log.ts";
import { currentRequestId } from "./request-id.ts";
import { services, type Services } from "./services.ts";
import { requireActor } from "./session/current-actor.ts";
import { tellRequest, type Asked } from "./tell-request.ts";

/** What an action answers. Sentences are in the person's language; `data` is what a refusal carries (a conflict). */
export type ActionResult<Output> =
  | { ok: true; output: Output }
  | {
      ok: false;
      code: ErrorCode | "INTERNAL";
      message: string;
      fieldErrors: Record<string, string>;
      data?: unknown;
      /** Shown to the person and logged, so that the two can be brought together. */
      requestId: string;
    };

type Options<Output> = {
  /** The path whose page shows the change; every page is rendered anew after a change anyway. */
  refresh?: (output: Output) => string;
  /** It changes nothing: no page is rendered anew. */
  isRead?: boolean;
};

/** The sentence of a reason; a reason that has none is a defect that a test finds. */
async function sentences(error: DomainError) {
  const t = await getTranslations("reasons");
  const say = (reason: string, values: FieldErrors[string]["values"]) => t(reason as never, values as never);
  return {
    message: say(error.reason, error.values),
    fieldErrors: Object.fromEntries(
      Object.entries(error.fieldErrors).map(([field, { reason, values }]) => [field, say(reason, values)]),
    ),
  };
}

/** Translates whatever an operation threw into an answer, and logs it with the id that is shown. */
export async function refusal(error: unknown, asked: Asked, notes?: LogFields) {
  await tellRequest(asked, error, notes);
  const { requestId } = asked;
  const known = isDomainError(error)
    ? error
    : new DomainError("UNAVAILABLE", "internal", { values: { id: requestId } });
  const code: ErrorCode | "INTERNAL" = isDomainError(error) ? error.code : "INTERNAL";
  return { ok: false as const, code, data: known.data, requestId, ...(await sentences(known)) };
}

/** The id under which the browser asks, and under which the history keeps it. */
async function requestIdOf(input: unknown): Promise<string> {
  const given = (input as { requestId?: unknown } | null | undefined)?.requestId;
  return typeof given === "string" && /^[0-9a-f-]{36}$/.test(given) ? given : currentRequestId();
}

/**
 * One pipeline for every server action: who acts, is the input what it should be, the operation, its errors,
 * its line of log. The operation decides what the actor may do.
 */
export function consoleAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  operation: (deps: Services, actor: Actor, input: z.output<Schema>) => Promise<Output>,
  options: Options<Output> = {},
) {
  return async (input: z.input<Schema>): Promise<ActionResult<Output>> => {
    const asked = { requestId: await requestIdOf(input), began: performance.now() };
    try {
      const actor = await requireActor();
      const parsed = schema.safeParse(input);
      if (!parsed.success)
        throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: fieldErrorsOf(parsed.error) });
      const output = await operation(services(), actor, parsed.data);
      if (options.refresh) revalidatePath(options.refresh(output));
      else if (!options.isRead) refreshPage();
      await tellRequest(asked);
      return { ok: true, output };
    } catch (error) {
      return refusal(error, asked);
    }
  };
}
