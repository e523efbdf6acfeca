import { functionEnvironment } from "#lib/platform/env.ts";
import { handoffServices } from "../_shared/handoff-services.ts";
import { workflowFunction } from "../_shared/workflow-function.ts";
import { handoffTasks } from "./handoff-task.ts";

export const handler = workflowFunction("handoff-task", handoffTasks, () =>
  handoffServices(functionEnvironment()),
);
