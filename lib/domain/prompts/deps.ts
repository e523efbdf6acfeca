import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { PromptStore } from "./prompt-store.ts";

/** What the operations on prompts need; made once by the composition root. */
export type PromptDeps = {
  prompts: PromptStore;
  history: HistoryStore;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};
