import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import {
  checkImport,
  findImport,
  importPrompts,
  importPromptsInput,
  prepareImport,
  previewOf,
  refusedCsv,
  undoImport,
  undoImportInput,
  type ImportResult,
  type Progress,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { importRoute, type AskedRun } from "#lib/web/import-route.ts";
import { runs } from "#lib/web/import-runs.ts";
import { unkept } from "#lib/web/route.ts";
import { fileOf, inputOf } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { reasonWords, type ToldPreview } from "./_words.ts";

export const dynamic = "force-dynamic";

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

async function confirm(actor: Actor, form: FormData): Promise<AskedRun<ImportResult>> {
  const { bytes, name } = await fileOf(form);
  const input = inputOf(importPromptsInput, form, { fileName: name });
  return {
    id: input.id,
    async begin(deps) {
      const checked = await checkImport(deps, actor, bytes, input);
      const go = (progress: Progress) => importPrompts(deps, actor, checked, progress);
      return { kind: "import", fileName: name, go };
    },
  };
}

function undo(actor: Actor, form: FormData): AskedRun<ImportResult> {
  const input = inputOf(undoImportInput, form);
  return {
    id: input.id,
    async begin(deps) {
      const parts = await findImport(deps, actor, input.import);
      const fileName = parts.find(({ File }) => File)?.File ?? "";
      const go = (progress: Progress) => undoImport(deps, actor, input, parts, progress);
      return { kind: "undo", of: input.import, fileName, go };
    },
  };
}

/**
 * One form with `mode`: `preview` (file) answers what an import would do; `refused` (file) the refused rows as
 * a CSV; `confirm` (file, input) does it; `undo` (input) brings back what was before.
 */
export const { GET, POST } = importRoute({
  scope: "prompts:write",
  tooLarge: "import.tooLarge",
  runs,
  words: reasonWords,
  reads: { preview, refused },
  works: { confirm, undo },
});
