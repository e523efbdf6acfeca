import { z } from "zod";
import type { Agents } from "#lib/platform/agents.ts";
import { workflowTask as task } from "../_shared/workflow-function.ts";

const priority = z.enum(["low", "normal", "high", "urgent"]);
const notice = { session_id: z.string(), handoff_id: z.string(), reason: z.string(), priority };

/** The tasks of `handoff.asl.json` that ask or tell the agents' own system. */
export const agentTasks = {
  /** Who is free, with the name that the customer is told; an empty id where nobody is. */
  check: task(
    z.object({ skill: z.string(), priority, tried: z.array(z.string()) }),
    async (agents: Agents, { tried: except, ...wanted }) => {
      const agent_id = await agents.find({ ...wanted, except });
      if (agent_id === undefined) return { available: false, agent_id: "", agent_name: "" };
      return { available: true, agent_id, agent_name: await agents.nameOf(agent_id) };
    },
  ),
  notify: task(z.object({ ...notice, agent_id: z.string() }), (agents: Agents, { agent_id, ...told }) =>
    agents.notify(agent_id, told),
  ),
};
