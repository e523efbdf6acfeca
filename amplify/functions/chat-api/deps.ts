import { connectionStore } from "#lib/domain/chats/index.ts";
import { historyStore } from "#lib/domain/history/index.ts";
import { promptStore } from "#lib/domain/prompts/index.ts";
import { sessionStore } from "#lib/domain/sessions/index.ts";
import { runStore } from "#lib/domain/workflows/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { chatSockets, type ChatSockets } from "#lib/platform/chat-sockets.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { functionEnvironment, workflowEnvironment } from "#lib/platform/env.ts";
import { executions } from "#lib/platform/executions.ts";
import { commit } from "#lib/platform/transactions.ts";
import type { ChatApiDeps } from "./chat-api.ts";

/** A chat gives no cursor to anybody. */
const noCursors: Cursors = { seal: () => undefined, open: () => undefined };

/** What chat-api needs, from the variables that the function is given. */
export function chatApiDeps(variables?: Record<string, string | undefined>): ChatApiDeps {
  const environment = functionEnvironment(variables);
  const { region, stateMachines, stepFunctionsEndpoint } = workflowEnvironment(variables);
  const local = environment.dynamodbEndpoint !== undefined;
  const database = openDatabase({ region: environment.region, endpoint: environment.dynamodbEndpoint });
  const sessions = environment.table("Sessions");
  let sockets: ChatSockets | undefined;
  return {
    sessions: sessionStore(database, noCursors, sessions),
    connections: connectionStore(database, sessions),
    runs: runStore(database, sessions),
    prompts: promptStore(database, noCursors, environment.table("Prompts")),
    workflows: executions({ region, endpoint: stepFunctionsEndpoint, machines: stateMachines }),
    history: historyStore(database, noCursors, environment.table("History")),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
    sockets({ requestContext: { domainName, stage } }) {
      const endpoint = local ? `http://${domainName}` : `https://${domainName}/${stage}`;
      return (sockets ??= chatSockets({ region, endpoint, local }));
    },
  };
}
