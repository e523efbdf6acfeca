import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { inParallel } from "#lib/kernel/in-parallel.ts";
import { leastPartBytes, type Objects } from "#lib/platform/s3.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { readArchive, type RawItem } from "./archive.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { daysOf, exportKey, fileNames, fileTypes, type Export } from "./export.ts";
import type { ExportPart, ExportStore } from "./export-store.ts";
import { beginningOf, endingOf, textOf, type ExportedSession } from "./export-text.ts";
import { sessionSchema, sessionStatuses } from "./session.ts";
import { readSummary } from "./summary.ts";
import { readTurn } from "./turn.ts";

export type WriteExportDeps = {
  exports: ExportStore;
  archives: Pick<ArchiveStore, "all">;
  objects: Objects;
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};

/** Where the writing of an export stands: plain JSON, carried by its workflow from round to round. */
export type ExportProgress = {
  round: number;
  /** The partition that is read, and where in it. */
  place: number;
  from: Record<string, unknown> | null;
  done: number;
  total: number;
  unreadable: number;
  files: { name: string; upload: string; tags: string[] }[];
  isOver: boolean;
};

/** Sessions of one Query, and how many of them have their turns read at once. */
const pageSize = 100;
const atOnce = 16;
/** A round ends when so much is to be written, or so many sessions were read: so long nothing is told. */
const roundBytes = 2 * leastPartBytes;
const roundSessions = 2_000;

function partsOf({ from, to, status, customer, session }: Export): ExportPart[] {
  if (session) return [{ kind: "session", session }];
  return customer
    ? [{ kind: "customer", customer, from, to, status }]
    : daysOf({ from, to }).flatMap((day) =>
        (status ? [status] : sessionStatuses).map((one) => ({ kind: "day" as const, status: one, day })),
      );
}

async function running({ exports }: WriteExportDeps, id: string): Promise<Export> {
  const found = await exports.get(id);
  if (!found) throw new DomainError("NOT_FOUND", "exports.gone");
  return found;
}

/** Counts the sessions and begins the files. */
export async function beginExport(deps: WriteExportDeps, actor: Actor, id: string): Promise<ExportProgress> {
  authorize(actor, "sessions:export");
  const one = await running(deps, id);
  let total = 0;
  for (const part of partsOf(one)) total += await deps.exports.count(part, one.lobs);
  await deps.exports.progress(id, { done: 0, total, unreadable: 0 });
  const files = await Promise.all(
    fileNames(one.format).map(async (name) => ({
      name,
      upload: await deps.objects.begin(exportKey(id, name), fileTypes[one.format]),
      tags: [],
    })),
  );
  return { round: 0, place: 0, from: null, done: 0, total, unreadable: 0, files, isOver: false };
}

/** A session with its conversation, from the table or, once it is archived, from its archive. */
async function whole(
  deps: WriteExportDeps,
  item: RawItem,
): Promise<ExportedSession & { unreadable: number }> {
  const session = sessionSchema.parse(item);
  const archived = session.archive_key ? await deps.objects.text(session.archive_key) : undefined;
  const items = archived === undefined ? await deps.archives.all(session.session_id) : readArchive(archived);
  let unreadable = 0;
  const readable = <Found>(prefix: string, parse: (stored: unknown) => Found): Found[] =>
    items
      .filter(({ SK }) => SK.startsWith(prefix))
      .flatMap((stored) => {
        try {
          return [parse(stored)];
        } catch {
          unreadable += 1;
          return [];
        }
      });
  return {
    session,
    turns: readable("TURN#", readTurn),
    summaries: readable("SUMMARY#", readSummary),
    unreadable,
  };
}

/** A page of sessions, in its order; those that cannot be read are counted. */
async function read(deps: WriteExportDeps, items: readonly RawItem[]) {
  const found: (ExportedSession | undefined)[] = items.map(() => undefined);
  let unreadable = 0;
  await inParallel(atOnce, items.entries(), async ([place, item]) => {
    try {
      const one = await whole(deps, item);
      unreadable += one.unreadable;
      found[place] = one;
    } catch (error) {
      if (isDomainError(error)) throw error;
      unreadable += 1;
    }
  });
  return { sessions: found.filter((one) => one !== undefined), unreadable };
}

/** What was not enough for a part waits in an object of its own, by the round that left it. */
const restKey = (id: string, round: number, file: string) => exportKey(id, `rest/${round}-${file}`);

/**
 * Writes the next round of an export: reads on until there is enough for a part of each file that has enough, and
 * leaves the rest for the next round. Done twice with the same progress it writes the same. Memory holds one round.
 * @throws UNAVAILABLE; NOT_FOUND when nobody knows of the export
 */
export async function writeExport(
  deps: WriteExportDeps,
  actor: Actor,
  id: string,
  progress: ExportProgress,
): Promise<ExportProgress> {
  authorize(actor, "sessions:export");
  const one = await running(deps, id);
  const parts = partsOf(one);
  const next: ExportProgress = structuredClone({ ...progress, round: progress.round + 1 });
  // As bytes at once: texts would wait among the objects that are collected, and be written out once more.
  const pieces: Uint8Array[][] =
    progress.round === 0
      ? beginningOf(one.format).map((text) => [Buffer.from(text)])
      : await Promise.all(
          next.files.map(async ({ name }) => [
            (await deps.objects.content(restKey(id, progress.round, name))) ?? Buffer.alloc(0),
          ]),
        );
  let bytes = pieces.flat().reduce((sum, piece) => sum + piece.length, 0);
  let readNow = 0;
  for (
    let part = parts[next.place];
    part && bytes < roundBytes && readNow < roundSessions;
    part = parts[next.place]
  ) {
    const page = await deps.exports.sessions(part, one.lobs, pageSize, next.from ?? undefined);
    const { sessions, unreadable } = await read(deps, page.items);
    for (const [file, text] of textOf(one.format, sessions, next.done === 0).entries()) {
      const piece = Buffer.from(text);
      pieces[file]?.push(piece);
      bytes += piece.length;
    }
    next.done += sessions.length;
    readNow += page.items.length;
    next.unreadable += unreadable;
    next.from = page.next ?? null;
    if (!page.next) next.place += 1;
  }
  next.isOver = next.place >= parts.length;
  if (next.isOver)
    for (const [file, text] of endingOf(one.format).entries()) pieces[file]?.push(Buffer.from(text));
  await Promise.all(
    next.files.map(async (file, place) => {
      // The pieces are let go of once they are put together.
      const body = Buffer.concat(pieces[place]?.splice(0) ?? []);
      if (body.length < leastPartBytes && !next.isOver)
        return deps.objects.put(restKey(id, next.round, file.name), body, "text/plain");
      const upload = (piece: Buffer) =>
        deps.objects.part(exportKey(id, file.name), file.upload, file.tags.length + 1, piece);
      let left = body;
      // Sessions may be long: no request carries more than two of the smallest parts.
      for (; left.length > 2 * leastPartBytes; left = left.subarray(leastPartBytes))
        file.tags.push(await upload(left.subarray(0, leastPartBytes)));
      file.tags.push(await upload(left));
    }),
  );
  const { done, unreadable } = next;
  // Sessions may come while they are counted: never more of them than of all.
  next.total = Math.max(next.total, done);
  await deps.exports.progress(id, { done, total: next.total, unreadable });
  return next;
}

/** Makes the files whole and says so. Once more changes nothing. */
export async function completeExport(
  deps: WriteExportDeps,
  actor: Actor,
  id: string,
  { files }: Pick<ExportProgress, "files">,
): Promise<void> {
  authorize(actor, "sessions:export");
  const made = await Promise.all(
    files.map(async ({ name, upload, tags }) => {
      await deps.objects.complete(exportKey(id, name), upload, tags);
      return { name, bytes: (await deps.objects.bytes(exportKey(id, name))) ?? 0 };
    }),
  );
  await end(deps, id, "complete", made);
}

/** Gives an export up, and says so. */
export async function failExport(
  deps: WriteExportDeps,
  actor: Actor,
  id: string,
  progress: Pick<ExportProgress, "files"> | null,
): Promise<void> {
  authorize(actor, "sessions:export");
  for (const { name, upload } of progress?.files ?? []) await deps.objects.abort(exportKey(id, name), upload);
  await end(deps, id, "failed", []);
}

async function end(deps: WriteExportDeps, id: string, state: "complete" | "failed", files: Export["files"]) {
  try {
    await deps.commit([deps.exports.end(id, state, deps.clock.now(), files)]);
  } catch (error) {
    if (!isDomainError(error, "CONFLICT")) throw error;
  }
}
