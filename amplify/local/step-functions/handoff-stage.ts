import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { handoffServices } from "#amplify/functions/_shared/handoff-services.ts";
import { workflowFunction } from "#amplify/functions/_shared/workflow-function.ts";
import { agentTasks } from "#amplify/functions/handoff-agents/handoff-agents.ts";
import { handoffEnded } from "#amplify/functions/handoff-ended/handoff-ended.ts";
import { handoffOffers } from "#amplify/functions/handoff-offers/handoff-offers.ts";
import { handoffTasks } from "#amplify/functions/handoff-task/handoff-task.ts";
import {
  acceptedOutput,
  addTurn,
  createSession,
  declinedCause,
  declinedError,
} from "#lib/domain/sessions/index.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { rosterAgents, type Roster } from "#lib/platform/roster-agents.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase } from "#lib/testing/database.ts";
import { startQueues } from "#lib/testing/engines/queues.ts";
import { tryWorkflow, type TryOptions } from "#lib/testing/workflows/index.ts";
import { createQueues } from "../queues/create-queues.ts";
import { pollQueue } from "../queues/poller.ts";

export type HandoffFlow = ReturnType<typeof tryWorkflow>;
export type HandoffStage = Awaited<ReturnType<typeof startHandoffStage>>;

/** A busy machine takes its time. */
export const patient = { timeout: 10_000, interval: 20 };

const admin = person("admins");

/** What is asked of the workflow for a session. */
export const asking = (session_id: string) => ({
  ...{ session_id, reason: "card lost", priority: "normal", requested_by: "sam" },
});
export const accept = (flow: HandoffFlow, token: string, agent_id: string): void =>
  flow.engine().succeed(token, JSON.stringify(acceptedOutput(agent_id)));
export const decline = (flow: HandoffFlow, token: string, by: string): void =>
  flow.engine().fail(token, declinedError, declinedCause({ by, reason: "busy" }));

/** Handoffs through their real definition, functions, table and queue, with agents who do as a test says. */
export async function startHandoffStage() {
  const folder = mkdtempSync(join(tmpdir(), "handoff-"));
  const roster = join(folder, "roster.json");
  const [store, queues] = await Promise.all([startDatabase(), startQueues()]);
  const client = openQueues({ region: "us-east-1", endpoint: queues.endpoint, requestTimeout: 10_000 });
  const queue = await createQueues(client, "handoffs");
  const deps = handoffServices(functionEnvironment(functionVariables(store.tables, store.endpoint)));
  const offers = handoffOffers(() => deps);
  const poller = pollQueue(client, queue.url, offers);
  let open: HandoffFlow[] = [];

  /** Who is free. */
  const agents = (...ids: string[]) => {
    const all: Roster = ids.map((id) => ({ id, name: `Agent ${id}`, skills: ["retail"], available: true }));
    writeFileSync(roster, JSON.stringify(all));
  };
  const seen = async (session_id: string) => {
    const stored = await deps.sessions.open(session_id, 100);
    if (!stored) throw new Error("no session");
    const [handoff] = stored.handoffs;
    return { ...stored, handoff };
  };
  const history = async (session_id: string) =>
    (await deps.history.of(`SESSION#${session_id}`, undefined, 100)).items.reverse();

  return {
    store,
    deps,
    offers,
    agents,
    seen,
    history,
    /** Before each test: nobody is free, and what is logged is not printed. */
    reset() {
      agents();
      for (const method of ["log", "error"] as const)
        vi.spyOn(console, method).mockImplementation(() => undefined);
    },
    /** After each test. */
    async clear() {
      vi.restoreAllMocks();
      for (const flow of open) await flow.close();
      open = [];
    },
    async stop() {
      await poller.stop();
      client.destroy();
      await queues.stop();
      await store.stop();
      rmSync(folder, { recursive: true, force: true });
    },

    workflow(options: Partial<TryOptions> = {}): HandoffFlow {
      const ended = handoffEnded(() => deps);
      const flow = tryWorkflow("handoff", {
        substitutions: {
          SessionsTable: store.tables.Sessions,
          HandoffsQueueUrl: queue.url,
          HandoffTaskFunction: "handoff-task",
          HandoffAgentsFunction: "handoff-agents",
        },
        functions: {
          "handoff-task": workflowFunction("handoff-task", handoffTasks, () => deps),
          "handoff-agents": workflowFunction("handoff-agents", agentTasks, () => rosterAgents(roster)),
        },
        dynamodb: store.endpoint,
        sqs: queues.endpoint,
        second: 10,
        // As the rule of Amazon EventBridge does.
        onEnd: ({ name, status, input, error }) =>
          status !== "SUCCEEDED" && void ended({ detail: { name, status, input, error } }),
        ...options,
      });
      open.push(flow);
      return flow;
    },
    /** A session in which the customer has said something; gives its id. */
    async begin() {
      const { session_id } = await createSession(deps, admin, {
        ...{ customer_id: "c-1", language: "en", lob: "retail", requestId: "r" },
      });
      await addTurn(deps, admin, { session_id, role: "customer", content: "My card is lost" });
      return session_id;
    },
    reply: (session_id: string, agent_id: string) =>
      addTurn(deps, admin, { session_id, role: "agent", content: "Good day", agent_id }),

    actions: async (session_id: string) => (await history(session_id)).map(({ Action }) => Action),
    /** What the history of a handoff says, each with who did it. */
    acts: async (session_id: string) =>
      (await history(session_id))
        .filter(({ After }) => After?.handoff_id)
        .map(({ Action, Actor }) => `${Action} ${Actor}`),
    /** What agents were told, a line each. */
    notices() {
      try {
        return readFileSync(join(folder, "notices.jsonl"), "utf8").split("\n").filter(Boolean);
      } catch {
        return [];
      }
    },

    /** The functions whose lines of log tell this execution's name. */
    tellers: (execution: string) =>
      new Set(
        vi
          .mocked(console.log)
          .mock.calls.map(
            ([line]) => JSON.parse(String(line)) as { correlationId?: string; function: string },
          )
          .filter(({ correlationId }) => correlationId === execution)
          .map((line) => line.function),
      ),

    /** Waits until the handoff is offered to people, and gives its token. */
    offered: (session_id: string, state: "waiting" | "escalated" = "waiting", not?: string) =>
      vi.waitFor(async () => {
        const { handoff } = await seen(session_id);
        expect(handoff?.state).toBe(state);
        const token = await deps.sessions.taskToken(session_id, handoff?.handoff_id ?? "");
        expect(token).toBeTruthy();
        expect(token).not.toBe(not);
        return token ?? "";
      }, patient),
    isWith: (session_id: string, agent_id: string) =>
      vi.waitFor(
        async () =>
          expect((await seen(session_id)).session).toMatchObject({ status: "handed_off", agent_id }),
        patient,
      ),
    /** Waits until all is as before the handoff, and the customer was told once. */
    async compensated(session_id: string, cause: string) {
      await vi.waitFor(async () => {
        const { session, handoff, turns } = await seen(session_id);
        expect(handoff).toMatchObject({ state: "failed", cause });
        expect(session).toMatchObject({ status: "active" });
        expect(session.agent_id).toBeUndefined();
        expect(turns.at(-1)).toMatchObject({
          role: "bot",
          content: expect.stringContaining("nobody could") as string,
        });
      }, patient);
      const { turns } = await seen(session_id);
      expect(turns.filter(({ content }) => content.includes("nobody could"))).toHaveLength(1);
    },
  };
}
