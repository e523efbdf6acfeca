import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import { authorizeLob } from "./open-for-change.ts";
import { writeQueueCsv } from "./queue-csv.ts";

/** The queue mappings of a line of business as a CSV file. @throws NOT_FOUND */
export async function exportQueueMappings(
  deps: LobDeps,
  actor: Actor,
  input: { lob: string },
): Promise<string> {
  authorizeLob(actor, "config:read", input.lob);
  const opened = await deps.configs.open(input.lob);
  if (!opened) throw new DomainError("NOT_FOUND", "lobs.gone");
  return writeQueueCsv(opened.config.mappings);
}
