import { z } from "zod";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import { authorizeLob, lastChange, lookingAgain } from "./open-for-change.ts";

export const archiveLobInput = z.object({
  lob: z.string(),
  /** False brings it back. */
  archived: z.boolean(),
  /** The line of business's name (its key), typed, to put it away. */
  confirmation: z.string().optional(),
  requestId: z.string().max(64),
});
export type ArchiveLobInput = z.infer<typeof archiveLobInput>;

/**
 * Puts a line of business away, or brings it back. Nothing is destroyed, and a flow that still asks for it is
 * answered as before: a forgotten flow must not fall silent. Doing it twice is no error.
 * @throws VALIDATION where its name was not typed to put it away
 */
export function archiveLob(deps: LobDeps, actor: Actor, input: ArchiveLobInput): Promise<void> {
  return lookingAgain(async () => {
    authorizeLob(actor, "config:write", input.lob);
    const entry = await deps.configs.entry(input.lob);
    if (!entry) throw new DomainError("NOT_FOUND", "lobs.gone");
    if ((entry.ArchivedAt !== undefined) === input.archived) return;
    if (input.archived && input.confirmation?.trim() !== entry.LOB)
      throw new DomainError("VALIDATION", "form.invalid", {
        fieldErrors: { confirmation: { reason: "lobs.typeName", values: { name: entry.LOB } } },
      });
    const at = deps.clock.now();
    const attributes = input.archived
      ? { ArchivedAt: at.toISOString(), ArchivedBy: actorName(actor) }
      : { ArchivedAt: undefined, ArchivedBy: undefined };
    await deps.commit([
      deps.configs.touch(input.lob, lastChange(actor, at), attributes, entry.ContentVersion),
      deps.history.record({
        entity: `CONFIG#${input.lob}#LOB`,
        action: input.archived ? "lob.archived" : "lob.unarchived",
        actor,
        before: { Archived: !input.archived },
        after: { Archived: input.archived },
        at,
        requestId: input.requestId,
      }),
    ]);
  });
}
