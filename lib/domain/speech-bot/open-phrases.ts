import { allows, authorize, changesLobs } from "#lib/domain/access/index.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Page } from "#lib/kernel/page.ts";
import { botState, type BotState } from "./deployed.ts";
import type { SpeechBotDeps } from "./deps.ts";
import { phrasesEntity } from "./phrase-store.ts";
import type { StoredPhrases } from "./stored-phrases.ts";

export type OpenedPhrases = {
  stored: StoredPhrases;
  bot: BotState;
  canChange: boolean;
  mayRestore: boolean;
  /** Nothing for those who may not read history. */
  history?: Page<Change>;
};

/** One bot listens for every line of business: only who is limited to none may change what it understands. */
export const mayChangePhrases = (actor: Actor): boolean =>
  allows(actor, "prompts:write") && changesLobs(actor, []);

/** The speech bot's phrases with a page of their history, newest first. One GetItem and one Query. */
export async function openPhrases(
  deps: SpeechBotDeps,
  actor: Actor,
  cursor?: string,
): Promise<OpenedPhrases> {
  authorize(actor, "prompts:read-all");
  const [stored, history] = await Promise.all([
    deps.phrases.read(),
    allows(actor, "history:read") ? deps.history.of(phrasesEntity, cursor) : undefined,
  ]);
  const canChange = mayChangePhrases(actor);
  return {
    stored,
    bot: botState(stored, deps.speechBot),
    canChange,
    mayRestore: canChange && allows(actor, "history:restore"),
    history,
  };
}
