import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { PhraseDigests } from "./deployed.ts";
import type { PhraseStore } from "./phrase-store.ts";

/** What the operations on the speech bot's phrases need; made once by the composition root. */
export type SpeechBotDeps = {
  phrases: PhraseStore;
  history: HistoryStore;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
  /** What the deployed bot understands; nothing where none is deployed. */
  speechBot?: PhraseDigests;
};
