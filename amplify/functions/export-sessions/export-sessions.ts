import { z } from "zod";
import {
  beginExport,
  completeExport,
  failExport,
  writeExport,
  type ExportProgress,
  type WriteExportDeps,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { taskFunction, workflowTask } from "../_shared/workflow-function.ts";

export const exportActor: Actor = { kind: "system", name: "export" };

const progress = z.custom<ExportProgress>(
  (given) => typeof given === "object" && given !== null && Array.isArray((given as ExportProgress).files),
);
const export_id = z.string().max(64);
const taskInput = z.discriminatedUnion("step", [
  z.object({ step: z.literal("begin"), export_id }),
  z.object({ step: z.enum(["write", "complete"]), export_id, progress }),
  z.object({ step: z.literal("fail"), export_id, progress: progress.nullable() }),
]);

const endedSchema = z.object({ detail: z.object({ input: z.string() }) });
const asked = z.object({ export_id });

/** What Amazon EventBridge tells of an execution that was stopped or ran out of time is a failed export. */
function endedAsFailed(event: unknown): unknown {
  const ended = endedSchema.safeParse(event);
  if (!ended.success) return event;
  return { step: "fail", ...asked.parse(JSON.parse(ended.data.detail.input)), progress: null };
}

const stepInput = z.preprocess(endedAsFailed, taskInput);

/** The steps of an export: begin, write (again and again), complete, fail. Each may be done twice. */
export const exportSessions = (open: () => WriteExportDeps) =>
  taskFunction(
    "export-sessions",
    workflowTask(
      stepInput,
      async (deps: WriteExportDeps, input): Promise<ExportProgress | { files: [] }> => {
        const { export_id: id } = input;
        if (input.step === "begin") return beginExport(deps, exportActor, id);
        if (input.step === "write") return writeExport(deps, exportActor, id, input.progress);
        if (input.step === "complete") await completeExport(deps, exportActor, id, input.progress);
        else await failExport(deps, exportActor, id, input.progress);
        return input.progress ?? { files: [] };
      },
      (answer) => ("done" in answer ? { round: answer.round, done: answer.done, total: answer.total } : {}),
    ),
    open,
  );
