import { z } from "zod";
import { archiveSessions, type CleanupDeps } from "#lib/domain/sessions/index.ts";
import { cleanupActor } from "../_shared/sessions-database.ts";
import { taskFunction, workflowTask } from "../_shared/workflow-function.ts";

const taskInput = z.object({
  sessions: z.array(z.string()).max(100),
  /** The execution's name: what a run did is found by it in history. */
  run: z.string().max(100),
});

/** Archives a batch of sessions; those that fail are listed. */
export const archiveBatch = (open: () => CleanupDeps) =>
  taskFunction(
    "archive-sessions",
    workflowTask(
      taskInput,
      (deps: CleanupDeps, { sessions, run }) =>
        archiveSessions(deps, cleanupActor, { sessions, requestId: run }),
      ({ archived, failed }) => ({ archived, failures: failed.length }),
    ),
    open,
  );
