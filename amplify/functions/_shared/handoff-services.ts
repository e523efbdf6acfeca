import { historyStore } from "#lib/domain/history/index.ts";
import { sessionStore, type HandoffDeps } from "#lib/domain/sessions/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { noAgents, type Agents } from "#lib/platform/agents.ts";
import { connectAgents } from "#lib/platform/connect-agents.ts";
import { signedCursors } from "#lib/platform/cursor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { agentsEnvironment, type AgentsEnvironment, type FunctionEnvironment } from "#lib/platform/env.ts";
import { rosterAgents } from "#lib/platform/roster-agents.ts";
import { commit } from "#lib/platform/transactions.ts";

function agentsOf({ connectInstanceArn, taskFlowId, roster }: AgentsEnvironment): Agents {
  if (connectInstanceArn) return connectAgents({ instanceArn: connectInstanceArn, taskFlowId });
  return roster ? rosterAgents(roster) : noAgents;
}

/** What the functions of the handoff workflow use. */
export function handoffServices(
  environment: FunctionEnvironment,
  agents: AgentsEnvironment = agentsEnvironment(),
): HandoffDeps {
  const database = openDatabase({ region: environment.region, endpoint: environment.dynamodbEndpoint });
  // No list of these functions goes on elsewhere: a cursor of theirs leads nowhere.
  const cursors = signedCursors(crypto.randomUUID());
  return {
    sessions: sessionStore(database, cursors, environment.table("Sessions")),
    history: historyStore(database, cursors, environment.table("History")),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
    agents: agentsOf(agents),
  };
}
