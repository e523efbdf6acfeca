import { historyStore } from "#lib/domain/history/index.ts";
import { settingStore } from "#lib/domain/lines-of-business/index.ts";
import { promptStore } from "#lib/domain/prompts/index.ts";
import { sessionStore } from "#lib/domain/sessions/index.ts";
import { runStore } from "#lib/domain/workflows/index.ts";
import type { OnboardDeps } from "#lib/domain/chats/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { functionEnvironment } from "#lib/platform/env.ts";
import { commit } from "#lib/platform/transactions.ts";
import { noCursors, workersDatabase } from "../_shared/sessions-database.ts";
import { onboardChat } from "./onboard-chat.ts";

/** What onboarding needs, of what the function was given. */
export function onboardDeps(variables?: Record<string, string | undefined>): OnboardDeps {
  const environment = functionEnvironment(variables);
  const database = workersDatabase(environment);
  return {
    sessions: sessionStore(database, noCursors, environment.table("Sessions")),
    runs: runStore(database, environment.table("Sessions")),
    prompts: promptStore(database, noCursors, environment.table("Prompts")),
    settings: settingStore(database, environment.table("Config")),
    history: historyStore(database, noCursors, environment.table("History")),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
  };
}

export const handler = onboardChat(() => onboardDeps());
