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
  type MovingResult,
} from "#lib/domain/lines-of-business/index.ts";
import { undoImportInput, type Progress } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { importRoute, type AskedRun } from "#lib/web/import-route.ts";
import { movingRuns } from "#lib/web/moving-runs.ts";
import { unkept } from "#lib/web/route.ts";
import { fileOf, inputOf } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { movingWords } from "./_words.ts";

export const dynamic = "force-dynamic";

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

async function confirm(actor: Actor, form: FormData): Promise<AskedRun<MovingResult>> {
  const { bytes, name } = await fileOf(form);
  const input = inputOf(importLobInput, form, { fileName: name });
  return {
    id: input.id,
    async begin(deps) {
      const checked = await checkMoving(deps, actor, bytes, input);
      const go = (progress: Progress) => importLob(deps, actor, checked, progress);
      return { kind: "import", fileName: name, go };
    },
  };
}

function undo(actor: Actor, form: FormData): AskedRun<MovingResult> {
  const input = inputOf(undoImportInput, form);
  return {
    id: input.id,
    async begin(deps) {
      const found = await findMoving(deps, actor, input.import);
      const go = (progress: Progress) => undoMoving(deps, actor, input, found, progress);
      return { kind: "undo", of: input.import, fileName: found.fileName, go };
    },
  };
}

/**
 * One form with `mode`: `preview` (file, input) answers what a file would do; `confirm` (file, input) does it; `undo`
 * (input) brings back what was before. With `lob` in the input the file is a CSV of that line's queue mappings, without
 * it a whole line of business as JSON.
 */
export const { GET, POST } = importRoute({
  scope: "config:write",
  tooLarge: "moving.tooLarge",
  runs: movingRuns,
  words: movingWords,
  reads: { preview },
  works: { confirm, undo },
});
