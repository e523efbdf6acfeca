import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Links } from "#lib/platform/s3-links.ts";
import { areFilesKept, exportKey, seesExport, type Export } from "./export.ts";
import type { ExportStore } from "./export-store.ts";
import { sessionIdPattern } from "./session.ts";

export type ExportDeps = {
  exports: ExportStore;
  links: Links;
  clock: Clock;
};

/** The exports that the actor may see, newest first. One Query. */
export async function listExports(
  deps: Pick<ExportDeps, "exports">,
  actor: Actor,
  { cursor }: { cursor?: string } = {},
): Promise<Page<Export>> {
  authorize(actor, "sessions:export");
  const page = await deps.exports.list(cursor);
  return { ...page, items: page.items.filter((one) => seesExport(actor, one)) };
}

/**
 * A link to one file of an export, made now, for fifteen minutes.
 * @throws NOT_FOUND for another's export, a file that is not there, or no longer
 */
export async function linkToExport(
  deps: ExportDeps,
  actor: Actor,
  { id, file }: { id: string; file: string },
): Promise<string> {
  authorize(actor, "sessions:export");
  const one = sessionIdPattern.test(id) ? await deps.exports.get(id) : undefined;
  const isThere = one?.files.some(({ name }) => name === file) && areFilesKept(one, deps.clock.now());
  if (!one || !isThere || !seesExport(actor, one)) throw new DomainError("NOT_FOUND", "exports.gone");
  const [name = "", ending = ""] = file.split(".");
  return deps.links.link(exportKey(id, file), `${name}-${one.from}-${one.to}.${ending}`);
}
