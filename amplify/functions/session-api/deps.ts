import { historyStore } from "#lib/domain/history/index.ts";
import { exportStore, sessionStore, type ExportStore, type SessionDeps } from "#lib/domain/sessions/index.ts";
import { runStore, type StartDeps } from "#lib/domain/workflows/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { cursorSecret, functionEnvironment, workflowEnvironment } from "#lib/platform/env.ts";
import { executions } from "#lib/platform/executions.ts";
import { commit } from "#lib/platform/transactions.ts";

export type SessionApiDeps = SessionDeps & StartDeps & { exports: ExportStore };

/** What the operations need, from the variables that the function is given. */
export function sessionApiDeps(variables?: Record<string, string | undefined>): SessionApiDeps {
  const environment = functionEnvironment(variables);
  const { region, stateMachines, stepFunctionsEndpoint } = workflowEnvironment(variables);
  const database = openDatabase({ region: environment.region, endpoint: environment.dynamodbEndpoint });
  const cursors = sealedCursors(cursorSecret(variables));
  return {
    sessions: sessionStore(database, cursors, environment.table("Sessions")),
    exports: exportStore(database, cursors, environment.table("Sessions")),
    runs: runStore(database, environment.table("Sessions")),
    workflows: executions({ region, endpoint: stepFunctionsEndpoint, machines: stateMachines }),
    history: historyStore(database, cursors, environment.table("History")),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
  };
}
