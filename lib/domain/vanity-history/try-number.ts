import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import { makeVanityNumbers, readTarget } from "#lib/domain/vanity-numbers/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { explainVanity, type ExplainedVanity } from "./explain-vanity.ts";

export const tryNumberInput = z.object({
  number: z.string().max(200, { error: "vanity.refused.long" }),
  language: z.enum(["en", "es"]).catch("en"),
});

/**
 * The five best of a number, as vanity-to-sqs would make them, with why; nothing is stored or sent.
 * @throws VALIDATION at `number` for what is no telephone number, and for one whose digits make no words
 */
export function tryNumber(
  actor: Actor,
  { number, language }: z.output<typeof tryNumberInput>,
): ExplainedVanity[] {
  authorize(actor, "vanity:read");
  const refuse = (reason: string) =>
    new DomainError("VALIDATION", "form.invalid", {
      fieldErrors: { number: { reason: `vanity.refused.${reason}` } },
    });
  const target = readTarget(number);
  if ("refused" in target) throw refuse(target.refused);
  const made = makeVanityNumbers(target, language);
  if (made.length === 0) throw refuse("wordless");
  return made.map((one) => explainVanity(one, language));
}
