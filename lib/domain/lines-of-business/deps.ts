import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { PromptStore } from "#lib/domain/prompts/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { ConfigStore } from "./config-store.ts";

/** What the operations on lines of business need; made once by the composition root. */
export type LobDeps = {
  configs: ConfigStore;
  /** A setting may name a prompt, which must exist. */
  prompts: Pick<PromptStore, "find">;
  history: HistoryStore;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};
