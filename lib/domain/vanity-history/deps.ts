import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { NumberHandles } from "#lib/platform/sealing.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { RefusedMessages } from "./refused-messages-store.ts";
import type { VanityHistoryStore } from "./vanity-history-store.ts";

export type VanityHistoryDeps = {
  vanityHistory: VanityHistoryStore;
  /** Absent where there is no queue. */
  refusedMessages?: RefusedMessages;
  numbers: NumberHandles;
  history: HistoryStore;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};
