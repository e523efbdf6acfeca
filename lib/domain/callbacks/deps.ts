import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { CallbackStore } from "./callback-store.ts";

export type CallbackDeps = {
  callbacks: CallbackStore;
  history: HistoryStore;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};
