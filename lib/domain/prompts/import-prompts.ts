import { z } from "zod";
import { authorizeChange } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import { newFlowSchema } from "./flow.ts";
import { maxImportRows } from "./import-file.ts";
import { importEntity } from "./import-parts.ts";
import { newFlowsOf, prepareImport, type ImportPlan } from "./import-preview.ts";
import type { ImportResult, Progress } from "./import-result.ts";
import { writeRows } from "./import-rows.ts";

export const importPromptsInput = z.object({
  /** Names the import for its progress, its result and its undoing; sent twice, it is one import. */
  id: z.uuid(),
  fileName: z.string().max(255),
  /** What the preview said of the file and of each of its rows. */
  digest: z.string().length(64),
  seen: z.array(z.number().int().min(-1)).max(maxImportRows),
  /** The lines of business of the flows that the import makes. */
  lobs: newFlowSchema.shape.LOBs,
});
export type ImportPromptsInput = z.infer<typeof importPromptsInput>;

/** An import that may begin: its file was read again, and is what was shown. */
export type CheckedImport = ImportPlan & { input: ImportPromptsInput };

/**
 * Reads the confirmed file again and sees whether the import may begin.
 * @throws CONFLICT where the file is no longer what was shown; FORBIDDEN for lines of business not the actor's
 */
export async function checkImport(
  deps: PromptDeps,
  actor: Actor,
  bytes: Uint8Array,
  input: ImportPromptsInput,
): Promise<CheckedImport> {
  const [prepared, earlier] = await Promise.all([
    prepareImport(deps, actor, bytes),
    deps.history.of(importEntity(input.id), undefined, 1),
  ]);
  if (prepared.file.digest !== input.digest || prepared.plan.length !== input.seen.length)
    throw new DomainError("CONFLICT", "import.fileChanged");
  if (earlier.items.some((part) => part.Actor !== actorName(actor)))
    throw new DomainError("CONFLICT", "import.taken");
  if (newFlowsOf(prepared).length > 0) {
    if (input.lobs.length === 0 && actor.kind === "user" && actor.lobs !== "*")
      throw new DomainError("VALIDATION", "form.invalid", {
        fieldErrors: { lobs: { reason: "import.lobsMissing" } },
      });
    authorizeChange(actor, input.lobs);
  }
  return { ...prepared, input };
}

/** Writes a confirmed import, see {@link writeRows}. */
export const importPrompts = (
  deps: PromptDeps,
  actor: Actor,
  { file, plan, stored, input }: CheckedImport,
  progress: Progress,
): Promise<ImportResult> =>
  writeRows(
    deps,
    actor,
    { rows: file.rows, plan, stored },
    {
      id: input.id,
      fileName: input.fileName,
      seen: input.seen,
      newFlow: (FlowName) => ({ FlowName, Description: "", LOBs: input.lobs }),
    },
    progress,
  );
