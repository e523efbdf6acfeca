import { z } from "zod";
import { settingStore } from "#lib/domain/lines-of-business/index.ts";
import {
  answerInstead,
  answerPrompts,
  flowNameSchema,
  promptNameSchema,
  promptStore,
  type AnswerDeps,
} from "#lib/domain/prompts/index.ts";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import type { FunctionEnvironment } from "#lib/platform/env.ts";
import { callersDatabase } from "../_shared/callers-database.ts";
import type { Contact } from "../_shared/connect-event.ts";
import type { ConnectFunction } from "../_shared/connect-handler.ts";

const getPromptsInput = z.object({
  FlowName: flowNameSchema,
  PromptName: promptNameSchema.optional(),
  Language: z.string().optional(),
  LOB: z.string().optional(),
});
type GetPromptsInput = z.infer<typeof getPromptsInput>;

const questionOf = (input: GetPromptsInput, contact: Contact) => ({
  flow: input.FlowName,
  name: input.PromptName,
  language: input.Language,
  contactLanguage: contact.languageCode,
  // A name that no line of business can have is not worth a question.
  lob: input.LOB && lobNamePattern.test(input.LOB) ? input.LOB : undefined,
  chat: contact.chat,
});

/** Tells a flow the words of one prompt, or of all active prompts of a flow, in the caller's language. */
export const getPrompts: ConnectFunction<AnswerDeps, GetPromptsInput> = {
  name: "get-prompts",
  input: getPromptsInput,
  answer: (deps, input, contact, signal) =>
    answerPrompts(deps, { kind: "system", name: "connect" }, questionOf(input, contact), signal),
  instead: ({ parameters, contact }) => {
    const { PromptName, Language } = parameters;
    return answerInstead({
      one: PromptName !== undefined,
      language: typeof Language === "string" ? Language : undefined,
      contactLanguage: contact.languageCode,
    });
  },
};

/** What get-prompts reads. It gives no pages, so nothing that it signs is ever read again. */
export function promptsForCallers(environment: FunctionEnvironment): AnswerDeps {
  const database = callersDatabase(environment);
  const settings = settingStore(database, environment.table("Config"));
  return {
    prompts: promptStore(database, sealedCursors(crypto.randomUUID()), environment.table("Prompts")),
    defaultLanguage: (lob, signal) => settings.defaultLanguage(lob, { signal }),
  };
}
