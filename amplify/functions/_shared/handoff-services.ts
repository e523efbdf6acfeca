import { historyStore } from "#lib/domain/history/index.ts";
import { sessionStore, type SessionDeps } from "#lib/domain/sessions/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { FunctionEnvironment } from "#lib/platform/env.ts";
import { commit } from "#lib/platform/transactions.ts";

/** What the functions of the handoff workflow use. */
export function handoffServices(environment: FunctionEnvironment): SessionDeps {
  const database = openDatabase({ region: environment.region, endpoint: environment.dynamodbEndpoint });
  // No list of these functions goes on elsewhere: a cursor of theirs leads nowhere.
  const cursors = sealedCursors(crypto.randomUUID());
  return {
    sessions: sessionStore(database, cursors, environment.table("Sessions")),
    history: historyStore(database, cursors, environment.table("History")),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
  };
}
