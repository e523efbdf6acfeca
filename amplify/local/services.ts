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
import {
  refusedMessages,
  vanityHistoryStore,
  type VanityHistoryDeps,
} from "#lib/domain/vanity-history/index.ts";
import { vanityNumberStore, type VanityNumberStore } from "#lib/domain/vanity-numbers/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { sealedCursors, sealedNumbers } from "#lib/platform/sealing.ts";
import { commit } from "#lib/platform/transactions.ts";

export type StackServices = PromptDeps &
  SessionDeps &
  LobDeps &
  CallbackDeps &
  ClaimDeps &
  VanityHistoryDeps & { vanityNumbers: VanityNumberStore };

/** What the domain's operations need, over the local stack. */
export function stackServices(
  stack: Pick<Stack, "dynamodb" | "tables" | "cursorSecret" | "sqs" | "queues">,
  clock = systemClock,
): StackServices {
  const database = openDatabase({ region: "us-east-1", endpoint: stack.dynamodb, requestTimeout: 20_000 });
  const cursors = sealedCursors(stack.cursorSecret);
  return {
    prompts: promptStore(database, cursors, stack.tables.Prompts),
    configs: configStore(database, stack.tables.Config),
    vanityNumbers: vanityNumberStore(database, stack.tables.VanityNumbers),
    vanityHistory: vanityHistoryStore(database, cursors, stack.tables.VanityNumbers),
    refusedMessages:
      stack.queues?.vanity &&
      refusedMessages(
        openQueues({ region: "us-east-1", endpoint: stack.sqs, requestTimeout: 20_000 }),
        stack.queues.vanity,
      ),
    numbers: sealedNumbers(stack.cursorSecret),
    callbacks: callbackStore(database, cursors, stack.tables.Callbacks),
    claims: callbackClaims(database, stack.tables.Callbacks),
    sessions: sessionStore(database, cursors, stack.tables.Sessions),
    history: historyStore(database, cursors, stack.tables.History),
    commit: (writes) => commit(database, writes),
    clock,
  };
}
