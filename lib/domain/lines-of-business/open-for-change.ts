import { authorize, authorizeSight, type Scope } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import type { LobDeps } from "./deps.ts";
import type { LobConfig, Stamp } from "./lob-config.ts";
import type { LastChange, Lob } from "./lob.ts";
import { queueProblems } from "./queue-problems.ts";
import type { QueueMapping } from "./queue-mapping.ts";
import type { Queue } from "./settings.ts";

export type OpenedForChange = { entry: Lob; config: LobConfig };

/** Refuses who lacks the scope (FORBIDDEN), and what is foreign (NOT_FOUND). */
export function authorizeLob(actor: Actor, scope: Scope, lob: string): void {
  authorize(actor, scope);
  authorizeSight(actor, [lob], "lobs.gone");
  // A name that none can have, such as the directory's own.
  if (!lobNamePattern.test(lob)) throw new DomainError("NOT_FOUND", "lobs.gone");
}

/** A line of business that the actor may change. @throws NOT_FOUND; RULE for an archived one */
export async function openForChange(deps: LobDeps, actor: Actor, lob: string): Promise<OpenedForChange> {
  authorizeLob(actor, "config:write", lob);
  const opened = await deps.configs.open(lob);
  if (!opened) throw new DomainError("NOT_FOUND", "lobs.gone");
  if (opened.entry.ArchivedAt) throw new DomainError("RULE", "lobs.archived");
  return opened;
}

const maxTries = 20;

/** Looks again when somebody wrote between the reading and the writing; both changes may well stand. */
export async function lookingAgain<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") || error.reason !== "database.changed") throw error;
      if (tries >= maxTries) throw new DomainError("UNAVAILABLE", "database.busy", { cause: error });
    }
  }
}

/** The stamp of the version that follows one. */
export const nextStamp = (version: number, actor: Actor, at: Date): Required<Stamp> => ({
  Version: version + 1,
  ...lastChange(actor, at),
});

/** What the directory says of who changed a line of business last. */
export const lastChange = (actor: Actor, at: Date): LastChange => ({
  UpdatedAt: at.toISOString(),
  UpdatedBy: actorName(actor),
});

/** What the directory says of the queues: how many problems are errors. */
export const queueErrors = (mappings: readonly QueueMapping[], defaultQueue: Queue | null): number =>
  queueProblems(mappings, defaultQueue).filter(({ severity }) => severity === "error").length;
