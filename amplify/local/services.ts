import {
  callbackClaims,
  callbackStore,
  type CallbackDeps,
  type ClaimDeps,
} from "#lib/domain/callbacks/index.ts";
import { historyStore } from "#lib/domain/history/index.ts";
import { configStore, type LobDeps } from "#lib/domain/lines-of-business/index.ts";
import { promptStore, type PromptDeps } from "#lib/domain/prompts/index.ts";
import { sessionStore, type SessionDeps } from "#lib/domain/sessions/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { signedCursors } from "#lib/platform/cursor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { commit } from "#lib/platform/transactions.ts";

/** What the domain's operations need, over the local stack. */
export function stackServices(
  stack: Pick<Stack, "dynamodb" | "tables" | "cursorSecret">,
  clock = systemClock,
): PromptDeps & SessionDeps & LobDeps & CallbackDeps & ClaimDeps {
  const database = openDatabase({ region: "us-east-1", endpoint: stack.dynamodb, requestTimeout: 20_000 });
  const cursors = signedCursors(stack.cursorSecret);
  return {
    prompts: promptStore(database, cursors, stack.tables.Prompts),
    configs: configStore(database, stack.tables.Config),
    callbacks: callbackStore(database, sealedCursors(stack.cursorSecret), stack.tables.Callbacks),
    claims: callbackClaims(database, stack.tables.Callbacks),
    sessions: sessionStore(database, cursors, stack.tables.Sessions),
    history: historyStore(database, cursors, stack.tables.History),
    commit: (writes) => commit(database, writes),
    clock,
  };
}
