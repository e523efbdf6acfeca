import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { SessionStore } from "./session-store.ts";

/** What the operations on sessions need; made once by the composition root. */
export type SessionDeps = {
  sessions: SessionStore;
  history: HistoryStore;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};
