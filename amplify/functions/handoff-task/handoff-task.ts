import { z } from "zod";
import {
  checkFirstReply,
  completeHandoff,
  failHandoff,
  handOver,
  handoffPriorities,
  noticeKinds,
  openHandoff,
  queueHandoff,
  reassignHandoff,
  recordDecline,
  recordUntold,
  tellAgent,
  tellCustomer,
  transferContext,
  type HandoffDeps,
} from "#lib/domain/sessions/index.ts";
import { workflowTask as task } from "../_shared/workflow-function.ts";

const id = { session_id: z.string(), handoff_id: z.string() };
const assigned = { ...id, agent_id: z.string() };
const tried = z.array(z.string()).default([]);

/** The tasks of `handoff.asl.json` that need more than one call of a service. */
export const handoffTasks = {
  open: task(
    z.object({
      session_id: z.string(),
      reason: z.string(),
      priority: z.enum(handoffPriorities),
      requested_by: z.string(),
      execution: z.string(),
    }),
    (deps: HandoffDeps, input) => openHandoff(deps, input),
  ),
  check: task(
    z.object({ skill: z.string(), priority: z.enum(handoffPriorities), tried }),
    async ({ agents }: HandoffDeps, { tried: except, ...wanted }) => {
      const agent_id = await agents.find({ ...wanted, except });
      return { available: agent_id !== undefined, agent_id: agent_id ?? "" };
    },
  ),
  queue: task(z.object({ ...id, level: z.enum(["agent", "manager"]) }), (deps: HandoffDeps, input) =>
    queueHandoff(deps, input),
  ),
  declined: task(
    z.object({ ...id, waits_until: z.string(), cause: z.string() }),
    (deps: HandoffDeps, input) => recordDecline(deps, input),
  ),
  handOver: task(z.object(assigned), (deps: HandoffDeps, input) => handOver(deps, input)),
  tellCustomer: task(
    z.object({ ...id, agent_id: z.string().optional(), assigned_at: z.string().optional() }),
    (deps: HandoffDeps, input) => tellCustomer(deps, input),
  ),
  transferContext: task(z.object({ ...id, assigned_at: z.string() }), (deps: HandoffDeps, input) =>
    transferContext(deps, input),
  ),
  tellAgent: task(z.object(assigned), (deps: HandoffDeps, input) => tellAgent(deps, input)),
  untold: task(z.object({ ...id, who: z.enum(noticeKinds) }), (deps: HandoffDeps, input) =>
    recordUntold(deps, input),
  ),
  firstReply: task(
    z.object({ session_id: z.string(), turn_id: z.string(), checks: z.number().int().nonnegative() }),
    (deps: HandoffDeps, input) => checkFirstReply(deps, input),
  ),
  reassign: task(z.object({ ...assigned, tried }), (deps: HandoffDeps, input) =>
    reassignHandoff(deps, input),
  ),
  complete: task(z.object(id), (deps: HandoffDeps, input) => completeHandoff(deps, input)),
  fail: task(
    z.object({ session_id: z.string(), execution: z.string(), error: z.string() }),
    (deps: HandoffDeps, input) => failHandoff(deps, input),
  ),
};
