"use server";

import {
  restorePhrases,
  restorePhrasesInput,
  savePhrases,
  savePhrasesInput,
} from "#lib/domain/speech-bot/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const savePhrasesAction = consoleAction(savePhrasesInput, async (deps, actor, input) => ({
  values: await savePhrases(deps, actor, input),
}));
export const restorePhrasesAction = consoleAction(restorePhrasesInput, restorePhrases);
