import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import type { RawItem } from "./archive.ts";
import { keepArchive, keptMetaSchema, type ArchiveOutcome, type CleanupDeps } from "./keep-archive.ts";

/** The records of workflows have a time of their own; everything else goes with its session. */
const staysAlone = ({ SK }: RawItem) => SK.startsWith("RUN#");

/**
 * Archives a session that DynamoDB removed at its `ttl`: META as the stream tells it, and what still lies with it,
 * which is then deleted. Told of twice, it is archived once. A session that was begun anew under the same id is left
 * alone. @throws UNAVAILABLE; ZodError for what is no META
 */
export async function archiveExpiredSession(
  deps: CleanupDeps,
  actor: Actor,
  { removed, requestId }: { removed: RawItem & { ttl: number }; requestId: string },
): Promise<ArchiveOutcome> {
  authorize(actor, "sessions:cleanup");
  const meta = keptMetaSchema.parse(removed);
  const found = await deps.archives.all(meta.session_id);
  if (found.some(({ SK }) => SK === "META")) return { state: "skipped", reason: "live" };
  const left = found.filter((item) => !staysAlone(item));
  const kept = await keepArchive(deps, meta, [removed, ...found]);
  await deps.archives.remove(left);
  try {
    await deps.commit([
      deps.archives.absent(meta.session_id),
      deps.history.record({
        entity: `SESSION#${meta.session_id}`,
        action: "session.archived",
        actor,
        before: { status: meta.status },
        after: { archive_key: kept.key, items: kept.items },
        // The same place each time that it is told of: it is written once.
        at: new Date(removed.ttl * 1_000),
        tail: "expired",
        requestId,
      }),
    ]);
  } catch (error) {
    if (isDomainError(error, "CONFLICT")) return { state: "skipped", reason: "archived" };
    throw error;
  }
  return { state: "archived", ...kept };
}
