import { z } from "zod";
import { allows, authorize, seesLobs } from "#lib/domain/access/index.ts";
import { checkCallback } from "#lib/domain/callbacks/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { NumberDeps } from "./deps.ts";

export const handleSchema = z.string().max(200, { error: "numbers.gone" });
export const revealNumberInput = z.object({ handle: handleSchema, requestId: z.string().max(64) });
export type RevealNumberInput = z.input<typeof revealNumberInput>;

/** What shows people's numbers at all: each reads them with a scope of its own. */
const scopes = ["vanity:read", "callbacks:read", "sessions:read"] as const;

/** The number of a handle. @throws NOT_FOUND for one that was not made here */
export function numberOf({ numbers }: Pick<NumberDeps, "numbers">, handle: string): string {
  const number = numbers.open(handle);
  if (!number) throw new DomainError("NOT_FOUND", "numbers.gone");
  return number;
}

/**
 * Shows a whole number, after who saw it and when is in the history: one place for every page that masks numbers.
 * Those who are limited to lines of business see the numbers that are held for one of theirs.
 * @throws FORBIDDEN for those who see no numbers; NOT_FOUND for a number that is not theirs to see
 */
export async function revealNumber(
  deps: NumberDeps,
  actor: Actor,
  input: RevealNumberInput,
): Promise<{ number: string }> {
  if (!scopes.some((scope) => allows(actor, scope))) authorize(actor, scopes[0]);
  const number = numberOf(deps, input.handle);
  const sees =
    seesLobs(actor, []) ||
    (allows(actor, "callbacks:read") && (await checkCallback(deps, actor, { number })) !== undefined);
  if (!sees) throw new DomainError("NOT_FOUND", "numbers.gone");
  await deps.commit([
    deps.history.record({
      entity: `NUMBER#${number}`,
      action: "number.revealed",
      actor,
      at: deps.clock.now(),
      requestId: input.requestId,
    }),
  ]);
  return { number };
}
