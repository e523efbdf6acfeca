import { z } from "zod";
import {
  assignAgent,
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
  tellCustomer,
  transferContext,
  type SessionDeps,
} from "#lib/domain/sessions/index.ts";
import { workflowTask as task } from "../_shared/workflow-function.ts";

const id = { session_id: z.string(), handoff_id: z.string() };
const assigned = { ...id, agent_id: z.string(), agent_name: z.string() };
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
    (deps: SessionDeps, input) => openHandoff(deps, input),
  ),
  queue: task(z.object({ ...id, level: z.enum(["agent", "manager"]) }), (deps: SessionDeps, input) =>
    queueHandoff(deps, input),
  ),
  declined: task(
    z.object({ ...id, waits_until: z.string(), cause: z.string() }),
    (deps: SessionDeps, input) => recordDecline(deps, input),
  ),
  assign: task(z.object({ ...id, agent_id: z.string().min(1) }), (deps: SessionDeps, input) =>
    assignAgent(deps, input),
  ),
  handOver: task(z.object(assigned), (deps: SessionDeps, input) => handOver(deps, input)),
  tellCustomer: task(
    z.object({ ...id, agent_name: z.string().optional(), assigned_at: z.string().optional() }),
    (deps: SessionDeps, input) => tellCustomer(deps, input),
  ),
  transferContext: task(z.object({ ...id, assigned_at: z.string() }), (deps: SessionDeps, input) =>
    transferContext(deps, input),
  ),
  untold: task(z.object({ ...id, who: z.enum(noticeKinds) }), (deps: SessionDeps, input) =>
    recordUntold(deps, input),
  ),
  firstReply: task(
    z.object({ session_id: z.string(), turn_id: z.string(), checks: z.number().int().nonnegative() }),
    (deps: SessionDeps, input) => checkFirstReply(deps, input),
  ),
  reassign: task(z.object({ ...assigned, tried }), (deps: SessionDeps, input) =>
    reassignHandoff(deps, input),
  ),
  complete: task(z.object(id), (deps: SessionDeps, input) => completeHandoff(deps, input)),
  fail: task(
    z.object({ session_id: z.string(), execution: z.string(), error: z.string() }),
    (deps: SessionDeps, input) => failHandoff(deps, input),
  ),
};
