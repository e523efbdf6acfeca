import { callbackClaims, callbackStore, type ClaimDeps } from "#lib/domain/callbacks/index.ts";
import { historyStore } from "#lib/domain/history/index.ts";
import { configStore, type LobDeps } from "#lib/domain/lines-of-business/index.ts";
import type { NumberDeps } from "#lib/domain/numbers/index.ts";
import { vanityHistoryStore, type VanityHistoryDeps } from "#lib/domain/vanity-history/index.ts";
import { promptStore, type PromptDeps } from "#lib/domain/prompts/index.ts";
import { phraseStore, type SpeechBotDeps } from "#lib/domain/speech-bot/index.ts";
import { sessionStore, type SessionDeps } from "#lib/domain/sessions/index.ts";
import { sealedCursors, sealedNumbers } from "#lib/platform/sealing.ts";
import { commit } from "#lib/platform/transactions.ts";
import type { TestDatabase } from "./database.ts";

/** A clock that stands still until it is set or moved on. */
export type TestClock = {
  now: () => Date;
  set: (moment: string) => void;
  advance: (milliseconds: number) => void;
};

export function testClock(start = "2026-03-02T15:00:00.000Z"): TestClock {
  let moment = new Date(start);
  return {
    now: () => moment,
    set: (next) => void (moment = new Date(next)),
    advance: (milliseconds) => void (moment = new Date(moment.getTime() + milliseconds)),
  };
}

export type TestServices = PromptDeps &
  SessionDeps &
  LobDeps &
  NumberDeps &
  ClaimDeps &
  SpeechBotDeps &
  VanityHistoryDeps & { clock: TestClock };

/** What the operations need, over a test's own database and clock. */
export function testServices({ database, tables }: Pick<TestDatabase, "database" | "tables">): TestServices {
  const secret = "a secret of the tests, 32 characters";
  const cursors = sealedCursors(secret);
  return {
    prompts: promptStore(database, cursors, tables.Prompts),
    configs: configStore(database, tables.Config),
    phrases: phraseStore(database, tables.Config),
    vanityHistory: vanityHistoryStore(database, cursors, tables.VanityNumbers),
    callbacks: callbackStore(database, cursors, tables.Callbacks),
    claims: callbackClaims(database, tables.Callbacks),
    numbers: sealedNumbers(secret),
    sessions: sessionStore(database, cursors, tables.Sessions),
    history: historyStore(database, cursors, tables.History),
    commit: (writes) => commit(database, writes),
    clock: testClock(),
  };
}
