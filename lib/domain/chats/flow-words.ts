import { answerInstead, readLanguage, spokenInOrder, type PromptStore } from "#lib/domain/prompts/index.ts";
import type { NewTurn, Session, Turn } from "#lib/domain/sessions/index.ts";

type Words = Pick<NewTurn, "content" | "prompt">;

/**
 * What a flow says next in a chat: its first active prompt, then the one after the last that was said; the last one
 * again when all were. As get-prompts answers a chat: without SSML, in English where there is no Spanish, and with
 * words that stand by themselves where the flow has none. One Query.
 */
export async function nextWords(
  prompts: Pick<PromptStore, "all">,
  { flow, language }: Pick<Session, "flow" | "language">,
  said: readonly Turn[],
): Promise<Words> {
  const spoken = readLanguage(language) ?? "en";
  const stored = flow === undefined ? [] : (await prompts.all(flow, { consistent: false })).items;
  const words = spokenInOrder(stored, spoken, { chat: true });
  const last = said.findLast(({ role, prompt }) => role === "bot" && prompt?.flow === flow)?.prompt?.name;
  const place = words.findIndex(({ prompt }) => prompt.PromptName === last);
  const next = words[place + 1] ?? words.at(-1);
  if (!next) return { content: String(answerInstead({ one: true, language: spoken }).PromptText) };
  const { FlowName, PromptName, Version } = next.prompt;
  return {
    content: next.text,
    prompt: { flow: FlowName, name: PromptName, version: Version, language: next.language },
  };
}
