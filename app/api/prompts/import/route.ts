import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import {
  checkImport,
  findImport,
  importPrompts,
  importPromptsInput,
  maxImportBytes,
  prepareImport,
  previewOf,
  refusedCsv,
  undoImport,
  undoImportInput,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { runs } from "#lib/web/import-runs.ts";
import { limitedForm } from "#lib/web/limited-body.ts";
import { answering, unkept } from "#lib/web/route.ts";
import { fileOf, inputOf } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";
import { requireSameOrigin } from "#lib/web/session/same-origin.ts";
import { followRun } from "./_stream.ts";
import { reasonWords, type ToldPreview } from "./_words.ts";

export const dynamic = "force-dynamic";

/** The form beside its file: what the person saw of each row. */
const besideFile = 1024 * 1024;

async function preview(actor: Actor, form: FormData): Promise<Response> {
  const { bytes } = await fileOf(form);
  const [shown, words] = await Promise.all([prepareImport(services(), actor, bytes), reasonWords()]);
  const { rows, ...rest } = previewOf(shown);
  const told: ToldPreview = { id: randomUUID(), ...rest, rows: rows.map(words.row) };
  return Response.json(told, { headers: unkept });
}

async function refused(actor: Actor, form: FormData): Promise<Response> {
  const { bytes } = await fileOf(form);
  const [shown, words, t] = await Promise.all([
    prepareImport(services(), actor, bytes),
    reasonWords(),
    getTranslations("import.refusedFile"),
  ]);
  const told = refusedCsv(shown, {
    line: t("line"),
    reason: t("reason"),
    problem: (problem) => {
      const { column, message } = words.problem(problem);
      return column ? `${column}: ${message}` : message;
    },
  });
  return new Response(told, { headers: { ...unkept, "Content-Type": "text/csv; charset=utf-8" } });
}

async function confirm(actor: Actor, form: FormData): Promise<Response> {
  const { bytes, name } = await fileOf(form);
  const input = inputOf(importPromptsInput, form, { fileName: name });
  const already = runs().get(actor, input.id);
  if (already) return followRun(actor, already);
  const deps = services();
  const checked = await checkImport(deps, actor, bytes, input);
  const about = { id: input.id, kind: "import" as const, fileName: name, at: deps.clock.now() };
  return followRun(
    actor,
    runs().start(actor, about, (progress) => importPrompts(deps, actor, checked, progress)),
  );
}

async function undo(actor: Actor, form: FormData): Promise<Response> {
  const input = inputOf(undoImportInput, form);
  const already = runs().get(actor, input.id);
  if (already) return followRun(actor, already);
  const deps = services();
  const parts = await findImport(deps, actor, input.import);
  const fileName = parts.find(({ File }) => File)?.File ?? "";
  const about = { id: input.id, kind: "undo" as const, of: input.import, fileName, at: deps.clock.now() };
  return followRun(
    actor,
    runs().start(actor, about, (progress) => undoImport(deps, actor, input, parts, progress)),
  );
}

const modes = { preview, refused, confirm, undo };
const isMode = (mode: unknown): mode is keyof typeof modes =>
  typeof mode === "string" && Object.hasOwn(modes, mode);

/**
 * One form with `mode`: `preview` (file) answers what an import would do; `refused` (file) the refused rows as
 * a CSV; `confirm` (file, input) does it and streams how far it is; `undo` (input) brings back what was before.
 */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    requireSameOrigin(request);
    const actor = await requireActor("prompts:write");
    const tooLarge = { reason: "import.tooLarge", values: { megabytes: maxImportBytes / 1024 ** 2 } };
    const form = await limitedForm(request, maxImportBytes + besideFile, tooLarge);
    const mode = form.get("mode");
    if (!isMode(mode)) throw new DomainError("VALIDATION", "form.invalid");
    return modes[mode](actor, form);
  });
}

/** `?id=`: a run of the actor's own, from where it is to its end. */
export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const actor = await requireActor("prompts:write");
    const run = runs().get(actor, new URL(request.url).searchParams.get("id") ?? "");
    if (!run) throw new DomainError("NOT_FOUND", "import.gone");
    return followRun(actor, run);
  });
}
