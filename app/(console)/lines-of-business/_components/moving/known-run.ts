import { movingWords, type ToldMovingRun } from "#app/api/lines-of-business/import/_words.ts";
import { recordedMoving } from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { movingRuns } from "#lib/web/moving-runs.ts";
import { services } from "#lib/web/services.ts";

/** The run that the address names, from this server's memory or else from history; or the reader's that is under way. */
export async function knownRun(
  actor: Actor,
  id: string | undefined,
): Promise<{ run?: ToldMovingRun; isGone: boolean }> {
  const words = await movingWords();
  const mine = id === undefined ? movingRuns().latest(actor) : movingRuns().get(actor, id);
  if (mine && (id !== undefined || !mine.result)) return { run: words.run(mine), isGone: false };
  if (id === undefined) return { isGone: false };
  try {
    return { run: words.run(await recordedMoving(services(), actor, id)), isGone: false };
  } catch (error) {
    if (isDomainError(error, "NOT_FOUND") || isDomainError(error, "FORBIDDEN")) return { isGone: true };
    throw error;
  }
}
