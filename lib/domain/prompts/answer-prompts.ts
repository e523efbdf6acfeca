import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import {
  answerBytes,
  fitInOrder,
  isAnswerKey,
  maxAnswerBytes,
  type ConnectAnswer,
  type FlatAnswer,
} from "#lib/platform/connect-answer.ts";
import { readLanguage } from "./caller-language.ts";
import { spokenText } from "./speech.ts";
import type { PromptStore } from "./prompt-store.ts";
import type { Language, Prompt } from "./prompt.ts";

export type PromptQuestion = {
  flow: string;
  /** One prompt; without it, all active prompts of the flow. */
  name?: string;
  /** The language that the flow asks for, and the one that the contact has, as they were written. */
  language?: string;
  contactLanguage?: string;
  /** Whose default language counts when neither says one. */
  lob?: string;
  /** A chat shows text: SSML is stripped. */
  chat?: boolean;
};

export type AnswerDeps = {
  prompts: Pick<PromptStore, "all" | "get">;
  defaultLanguage: (lob: string, signal?: AbortSignal) => Promise<Language | undefined>;
};

/** What is said when there is nothing else to say. */
const wordsInstead: Record<Language, string> = {
  en: "Thank you for contacting us. We have a technical problem at the moment. Please wait, or contact us again later.",
  es: "Gracias por comunicarse con nosotros. En este momento tenemos un problema técnico. Por favor, espere o comuníquese de nuevo más tarde.",
};

/** Keys with a meaning of their own in the answer for a whole flow. */
const reserved = new Set(["Outcome", "Count", "Fallback", "Language", "LeftOut", "PromptText", "Invalid"]);

/** Room that is kept for `Outcome`, `Count`, `Fallback`, `Language` and `LeftOut`, with their values. */
const ownRoom = 160;

/** How long a line of business's default language is waited for: the words matter more than their language. */
const languageWait = 800;

type Asked = Pick<PromptQuestion, "language" | "contactLanguage">;

const asked = (question: Asked): Language | undefined =>
  readLanguage(question.language) ?? readLanguage(question.contactLanguage);

/** The keys that a flow reads, filled with words that stand by themselves; to be spoken unless `IsActive` is "false". */
function instead(language: Language, one: boolean, speak: boolean): FlatAnswer {
  const common = { PromptText: wordsInstead[language], Language: language };
  if (!one) return { ...common, Count: "0" };
  return {
    ...common,
    PromptText_en: wordsInstead.en,
    PromptText_es: wordsInstead.es,
    IsActive: String(speak),
    Version: "0",
  };
}

/**
 * What is said where the database cannot answer or the question is wrong, for `one` prompt or for a whole flow.
 * `IsActive` is "true", so that a flow that asks for it speaks these words in the prompt's place.
 */
export const answerInstead = (question: Asked & { one: boolean }): FlatAnswer =>
  instead(asked(question) ?? "en", question.one, true);

/** The text in a language, or in English where there is none in it. */
function spoken(prompt: Prompt, language: Language): { text: string; language: Language } {
  const text = language === "es" ? prompt.PromptText_es : prompt.PromptText_en;
  return text === undefined ? { text: prompt.PromptText_en, language: "en" } : { text, language };
}

/**
 * One prompt for a flow. An inactive prompt is found but not spoken: its texts are empty.
 * `Language` is the language of `PromptText`, so that a flow can choose the voice by it.
 */
export function answerPrompt(
  question: PromptQuestion,
  prompt: Prompt | undefined,
  language: Language,
): ConnectAnswer {
  if (!prompt) return { outcome: "NOT_FOUND", values: instead(language, question.name !== undefined, false) };
  const shown = (text: string | undefined) =>
    !text || !prompt.IsActive ? "" : question.chat ? spokenText(text) : text;
  const chosen = spoken(prompt, language);
  const own: FlatAnswer = {
    IsActive: String(prompt.IsActive),
    Language: chosen.language,
    Version: String(prompt.Version),
    ...(chosen.language !== language ? { Fallback: "LANGUAGE" } : {}),
  };
  const texts = [
    ["PromptText", shown(chosen.text)],
    ["PromptText_en", shown(prompt.PromptText_en)],
    ["PromptText_es", shown(prompt.PromptText_es)],
  ] as const;
  const { kept, leftOut } = fitInOrder(texts, maxAnswerBytes - answerBytes(own) - ownRoom);
  if (leftOut === 0) return { outcome: "OK", values: { ...Object.fromEntries(kept), ...own } };
  return {
    outcome: "TRUNCATED",
    // A text beyond all limits gives way to words that fit: better than silence.
    values: {
      PromptText: wordsInstead[language],
      ...Object.fromEntries(kept),
      ...own,
      LeftOut: String(leftOut),
    },
    notes: { leftOut },
  };
}

/** A prompt as it is spoken to a caller, under the key that a flow reads it by. */
export type SpokenPrompt = { prompt: Prompt; key: string; text: string; language: Language };

/**
 * The active prompts of a flow, in `Order`, as they are spoken in a language. A prompt whose name is one of the
 * answer's own keys is given with an underscore before it (`_Count`): no prompt's name can begin with one.
 */
export const spokenInOrder = (
  prompts: readonly Prompt[],
  language: Language,
  options: { chat?: boolean } = {},
): SpokenPrompt[] =>
  prompts
    .filter((prompt) => prompt.IsActive && isAnswerKey(prompt.PromptName))
    .sort((a, b) => a.Order - b.Order || (a.PromptName < b.PromptName ? -1 : 1))
    .map((prompt) => {
      const chosen = spoken(prompt, language);
      return {
        prompt,
        key: reserved.has(prompt.PromptName) ? `_${prompt.PromptName}` : prompt.PromptName,
        text: options.chat ? spokenText(chosen.text) : chosen.text,
        language: chosen.language,
      };
    });

/** All active prompts of a flow, key to text, in `Order`, as many as fit into `room` bytes. */
export function answerFlow(
  question: PromptQuestion,
  stored: { items: readonly Prompt[]; unreadable: number },
  language: Language,
  room = maxAnswerBytes - ownRoom,
): ConnectAnswer {
  const unreadable = stored.unreadable || undefined;
  if (stored.items.length === 0) {
    return {
      outcome: "NOT_FOUND",
      values: instead(language, question.name !== undefined, false),
      notes: { unreadable },
    };
  }
  const entries = spokenInOrder(stored.items, language, question).map(
    (one) => [one.key, one.text, one.language !== language] as const,
  );
  const { kept, leftOut } = fitInOrder(entries, room);
  return {
    outcome: leftOut > 0 ? "TRUNCATED" : "OK",
    values: {
      ...Object.fromEntries(kept.map(([key, text]) => [key, text])),
      Count: String(kept.length),
      Language: language,
      ...(kept.some(([, , fellBack]) => fellBack) ? { Fallback: "LANGUAGE" } : {}),
      ...(leftOut > 0 ? { LeftOut: String(leftOut) } : {}),
    },
    notes: { unreadable, leftOut: leftOut || undefined },
  };
}

/** How many bytes of UTF-8 the answer for a whole flow takes in each language, were there no limit to it. */
export function flowAnswerBytes(prompts: readonly Prompt[]): Record<Language, number> {
  const bytes = (language: Language) => {
    const stored = { items: prompts, unreadable: 0 };
    const { outcome, values } = answerFlow({ flow: "" }, stored, language, Number.POSITIVE_INFINITY);
    return answerBytes({ ...values, Outcome: outcome });
  };
  return { en: bytes("en"), es: bytes("es") };
}

/**
 * What Amazon Connect is told of a prompt or of a flow: one GetItem or one Query (more only beyond 1 MB).
 * Where neither the flow nor the contact says a language, one GetItem beside it asks for the line of
 * business's own; if that fails or is slow, English is spoken.
 * @throws UNAVAILABLE when the database cannot answer
 */
export async function answerPrompts(
  deps: AnswerDeps,
  actor: Actor,
  question: PromptQuestion,
  signal?: AbortSignal,
): Promise<ConnectAnswer> {
  authorize(actor, "prompts:read-all");
  const language = asked(question) ?? (question.lob ? byLineOfBusiness(deps, question.lob, signal) : "en");
  if (question.name !== undefined) {
    const key = { flow: question.flow, name: question.name };
    const [prompt, chosen] = await Promise.all([deps.prompts.get(key, { signal }), language]);
    return answerPrompt(question, prompt, chosen);
  }
  const [stored, chosen] = await Promise.all([
    deps.prompts.all(question.flow, { consistent: false, signal }),
    language,
  ]);
  return answerFlow(question, stored, chosen);
}

async function byLineOfBusiness(deps: AnswerDeps, lob: string, signal?: AbortSignal): Promise<Language> {
  const limit = AbortSignal.any([AbortSignal.timeout(languageWait), ...(signal ? [signal] : [])]);
  try {
    return (await deps.defaultLanguage(lob, limit)) ?? "en";
  } catch {
    return "en";
  }
}
