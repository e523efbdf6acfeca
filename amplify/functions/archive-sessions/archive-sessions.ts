import { z } from "zod";
import { archiveSessions, type CleanupDeps } from "#lib/domain/sessions/index.ts";
import { cleanupActor } from "../_shared/sessions-database.ts";
import { workflowTask } from "../_shared/workflow-task.ts";

const taskInput = z.object({
  sessions: z.array(z.string()).max(100),
  /** The execution's name: what a run did is found by it in history. */
  run: z.string().max(100),
});

/** Archives a batch of sessions; those that fail are listed. */
export const archiveBatch = (open: () => CleanupDeps) =>
  workflowTask(
    "archive-sessions",
    {
      input: taskInput,
      run: (deps: CleanupDeps, { sessions, run }) =>
        archiveSessions(deps, cleanupActor, { sessions, requestId: run }),
      notes: ({ archived, failed }) => ({ archived, failures: failed.length }),
    },
    open,
  );
