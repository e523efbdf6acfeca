import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { addTurn, exportStore } from "#lib/domain/sessions/index.ts";
import {
  acceptHandoff,
  declineHandoff,
  handOffSession,
  requestExport,
  runStore,
  startWorkflow,
  withdrawHandoff,
} from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { stackServices } from "../services.ts";
import { stagedHandoffs } from "./sessions.ts";

const person = (name: string): Actor => ({ kind: "user", name, groups: ["supervisors"], lobs: "*" });
const connect: Actor = { kind: "system", name: "connect" };
const supervisor = person("supervisor");

function openServices(stack: Stack) {
  const { dynamodb, tables, stepFunctions: endpoint, stateMachines: machines = {}, cursorSecret } = stack;
  const database = openDatabase({ region: "us-east-1", endpoint: dynamodb, requestTimeout: 20_000 });
  return {
    ...stackServices(stack),
    runs: runStore(database, tables.Sessions),
    exports: exportStore(database, sealedCursors(cursorSecret), tables.Sessions),
    workflows: stepFunctions({ region: "us-east-1", endpoint, machines, requestTimeout: 20_000 }),
  };
}
type Services = ReturnType<typeof openServices>;
type Staged = ReturnType<typeof stagedHandoffs>[number];

/** A handoff is offered a moment after its workflow came to wait. */
const [pause, patience] = [250, 60_000];

/** Answers a handoff as soon as it is offered. */
async function whenOffered(
  { sessions }: Services,
  session_id: string,
  answer: (which: { session_id: string; handoff_id: string }) => Promise<void>,
): Promise<void> {
  for (const until = Date.now() + patience; ; await wait(pause)) {
    const [handoff] = await sessions.handoffsOf(session_id);
    try {
      if (handoff) return await answer({ session_id, handoff_id: handoff.handoff_id });
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") || Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new Error(`nobody was asked to take session ${session_id}`);
  }
}

const declineBy = (deps: Services, session_id: string, name: string, reason: string) =>
  whenOffered(deps, session_id, (which) => declineHandoff(deps, person(name), { ...which, reason }));

/** What people do with a handoff that waits for them. */
async function answered(deps: Services, { session_id, outcome, agent_id, after }: Staged): Promise<void> {
  switch (outcome) {
    case "waits":
      return;
    case "declined once":
      return declineBy(deps, session_id, "joe", "In a call until noon.");
    case "taken":
      await whenOffered(deps, session_id, (which) => acceptHandoff(deps, person(agent_id), which));
      // The agent replies once the customer has been told of them.
      for (const until = Date.now() + patience; Date.now() < until; await wait(pause)) {
        const seen = await deps.sessions.open(session_id, 1);
        if (seen?.session.status === "handed_off" && seen.turns.at(-1)?.role === "bot") break;
      }
      for (const { role, content, agent_id: by } of after)
        await addTurn(deps, connect, { session_id, role, content, agent_id: by });
      return;
    case "nobody":
      for (const name of ["joe", "li", "sofia", "marta"])
        await declineBy(deps, session_id, name, "I do not know this product.");
      return declineBy(deps, session_id, "admin", "Nobody is in the office today.");
    case "withdrawn":
      await whenOffered(deps, session_id, () => Promise.resolve());
      return withdrawHandoff(deps, supervisor, { session_id, requestId: randomUUID() });
  }
}

async function handOff(deps: Services, staged: Staged): Promise<void> {
  const { session_id, reason, priority } = staged;
  const wish = { session_id, reason, priority, attempt: 1, requestId: randomUUID() };
  await handOffSession(deps, supervisor, wish);
  await answered(deps, staged);
}

/** A customer who has just come: onboarding makes their session and greets them. */
async function onboard(deps: Services): Promise<void> {
  const session_id = randomUUID();
  const input = { session_id, customer_id: "C-10042", source: "web", lob: "travel", flow: "Travel desk" };
  await startWorkflow(deps, connect, {
    ...{ kind: "onboarding", subject: session_id, attempt: 1 },
    ...{ input, requestId: randomUUID() },
  });
}

async function exportWeek(deps: Services): Promise<void> {
  const now = deps.clock.now();
  const day = (back: number) => new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  await requestExport(deps, supervisor, {
    ...{ export_id: randomUUID(), format: "csv", from: day(6), to: day(0) },
    requestId: randomUUID(),
  });
}

/**
 * The runs of the demo: started and answered as people would, by the product's own operations, so that who waits in one
 * list waits in all. The stack's queues must be read meanwhile. Those who wait are given up after ten minutes, as
 * everybody is whom nobody takes; a handoff from a session's page makes the next one wait.
 * @returns how many runs there are
 */
export async function stageRuns(stack: Stack): Promise<number> {
  const deps = openServices(stack);
  const handoffs = stagedHandoffs();
  await Promise.all([...handoffs.map((one) => handOff(deps, one)), onboard(deps), exportWeek(deps)]);
  return handoffs.length + 2;
}
