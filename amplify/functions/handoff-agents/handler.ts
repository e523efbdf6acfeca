import { noAgents, type Agents } from "#lib/platform/agents.ts";
import { connectAgents } from "#lib/platform/connect-agents.ts";
import { agentsEnvironment } from "#lib/platform/env.ts";
import { rosterAgents } from "#lib/platform/roster-agents.ts";
import { workflowFunction } from "../_shared/workflow-function.ts";
import { agentTasks } from "./handoff-agents.ts";

function open(): Agents {
  const { connectInstanceArn, taskFlowId, roster } = agentsEnvironment();
  if (connectInstanceArn) return connectAgents({ instanceArn: connectInstanceArn, taskFlowId });
  return roster ? rosterAgents(roster) : noAgents;
}

export const handler = workflowFunction("handoff-agents", agentTasks, open);
