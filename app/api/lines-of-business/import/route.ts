import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  checkMoving,
  findMoving,
  importLob,
  importLobInput,
  prepareLobImport,
  prepareQueueImport,
  undoMoving,
} from "#lib/domain/lines-of-business/index.ts";
import { maxImportBytes, undoImportInput } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { limitedForm } from "#lib/web/limited-body.ts";
import { movingRuns, type MovingRun } from "#lib/web/moving-runs.ts";
import { answering, unkept } from "#lib/web/route.ts";
import { fileOf, inputOf, linesOf } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";
import { requireSameOrigin } from "#lib/web/session/same-origin.ts";
import { movingWords } from "./_words.ts";

export const dynamic = "force-dynamic";

/** The form beside its file: what the person saw of each item. */
const besideFile = 1024 * 1024;

const previewInput = z.object({
  /** The line of business whose queue mappings a CSV holds; absent for a whole line of business. */
  lob: z.string().optional(),
  /** True: queues of another Amazon Connect instance stay as the file has them. */
  asWritten: z.boolean().optional(),
});

async function preview(actor: Actor, form: FormData): Promise<Response> {
  const { bytes } = await fileOf(form);
  const { lob, asWritten } = inputOf(previewInput, form);
  const [plan, words] = await Promise.all([
    lob === undefined
      ? prepareLobImport(services(), actor, bytes, asWritten ? [] : undefined)
      : prepareQueueImport(services(), actor, bytes, lob),
    movingWords(),
  ]);
  return Response.json(words.plan(plan, randomUUID()), { headers: unkept });
}

/** A run as it goes, one JSON object a line: the last has its result. */
async function followed(actor: Actor, run: MovingRun): Promise<Response> {
  const words = await movingWords();
  return new Response(linesOf(movingRuns().follow(actor, run.id), words.run), {
    headers: { ...unkept, "Content-Type": "application/x-ndjson; charset=utf-8" },
  });
}

async function confirm(actor: Actor, form: FormData): Promise<Response> {
  const { bytes, name } = await fileOf(form);
  const input = inputOf(importLobInput, form, { fileName: name });
  const already = movingRuns().get(actor, input.id);
  if (already) return followed(actor, already);
  const deps = services();
  const checked = await checkMoving(deps, actor, bytes, input);
  const about = { id: input.id, kind: "import" as const, fileName: name, at: deps.clock.now() };
  const work = movingRuns().start(actor, about, (progress) => importLob(deps, actor, checked, progress));
  return followed(actor, work);
}

async function undo(actor: Actor, form: FormData): Promise<Response> {
  const input = inputOf(undoImportInput, form);
  const already = movingRuns().get(actor, input.id);
  if (already) return followed(actor, already);
  const deps = services();
  const found = await findMoving(deps, actor, input.import);
  const { fileName } = found;
  const about = { id: input.id, kind: "undo" as const, of: input.import, fileName, at: deps.clock.now() };
  const work = movingRuns().start(actor, about, (progress) =>
    undoMoving(deps, actor, input, found, progress),
  );
  return followed(actor, work);
}

const modes = { preview, confirm, undo };
const isMode = (mode: unknown): mode is keyof typeof modes =>
  typeof mode === "string" && Object.hasOwn(modes, mode);

/**
 * One form with `mode`: `preview` (file, input) answers what a file would do; `confirm` (file, input) does it and
 * streams how far it is; `undo` (input) brings back what was before. With `lob` in the input the file is a CSV of
 * that line's queue mappings, without it a whole line of business as JSON.
 */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    requireSameOrigin(request);
    const actor = await requireActor("config:write");
    const tooLarge = { reason: "moving.tooLarge", values: { megabytes: maxImportBytes / 1024 ** 2 } };
    const form = await limitedForm(request, maxImportBytes + besideFile, tooLarge);
    const mode = form.get("mode");
    if (!isMode(mode)) throw new DomainError("VALIDATION", "form.invalid");
    return modes[mode](actor, form);
  });
}

/** `?id=`: a run of the actor's own, from where it is to its end. */
export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const actor = await requireActor("config:write");
    const run = movingRuns().get(actor, new URL(request.url).searchParams.get("id") ?? "");
    if (!run) throw new DomainError("NOT_FOUND", "import.gone");
    return followed(actor, run);
  });
}
