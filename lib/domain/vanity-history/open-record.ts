import { z } from "zod";
import type { VanityRecord } from "#lib/domain/vanity-numbers/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { VanityHistoryDeps } from "./deps.ts";
import type { ExplainedVanity } from "./explain-vanity.ts";
import { explainedNumbers } from "./list-records.ts";
import { authorizeVanityHistory } from "./sight.ts";

const gone = () => new DomainError("NOT_FOUND", "vanity.gone");

/** One record. @throws NOT_FOUND, also for those who are limited to lines of business */
export async function openRecord(
  deps: Pick<VanityHistoryDeps, "vanityHistory">,
  actor: Actor,
  { id }: { id: string },
): Promise<VanityRecord> {
  try {
    authorizeVanityHistory(actor);
  } catch (error) {
    throw error instanceof DomainError && error.reason === "vanity.allLobs" ? gone() : error;
  }
  const found = id.length <= 100 ? await deps.vanityHistory.get(id) : undefined;
  if (!found) throw gone();
  return found;
}

export const revealRecordInput = z.object({
  id: z.string().min(1).max(100, { error: "vanity.gone" }),
  requestId: z.string().max(64),
});

export type RevealedRecord = { caller?: string; target: string; numbers: ExplainedVanity[] };

/**
 * The numbers of a record in full, and what was made of them: words are the number by another name, so they are shown
 * along with it. Who saw it is in the history of each number first.
 */
export async function revealRecord(
  deps: VanityHistoryDeps,
  actor: Actor,
  { id, requestId }: z.output<typeof revealRecordInput>,
): Promise<RevealedRecord> {
  const record = await openRecord(deps, actor, { id });
  const { phoneNumber, targetNumber } = record;
  const at = deps.clock.now();
  await deps.commit(
    [...new Set([phoneNumber ?? targetNumber, targetNumber])].map((number) =>
      deps.history.record({ entity: `NUMBER#${number}`, action: "number.revealed", actor, at, requestId }),
    ),
  );
  return { caller: phoneNumber, target: targetNumber, numbers: explainedNumbers(record) };
}
