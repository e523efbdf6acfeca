import { randomUUID } from "node:crypto";
import {
  createFlow,
  createPrompt,
  type Prompt,
  type PromptContents,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Actor, Group, LobScope } from "#lib/kernel/actor.ts";

export const seedActor: Actor = { kind: "system", name: "seed" };

/** Somebody signed in. */
export const person = (group: Group, lobs: LobScope = "*", name: string = group): Actor => ({
  kind: "user",
  name,
  groups: [group],
  lobs,
});

/** Contents that every rule accepts; give what matters to the test. */
export const contents = (some: Partial<PromptContents> = {}): PromptContents => ({
  PromptText_en: "Thank you for calling. How can we help you today?",
  PromptText_es: "Gracias por llamar. ¿En qué podemos ayudarle hoy?",
  Category: "greeting",
  Description: "",
  IsActive: true,
  IsClientVisible: false,
  Order: 10,
  ...some,
});

/** A flow of the test's own. Gives its name. */
export async function aFlow(
  deps: PromptDeps,
  some: { name?: string; lobs?: string[] } = {},
): Promise<string> {
  const FlowName = some.name ?? `Flow ${randomUUID().slice(0, 8)}`;
  await createFlow(deps, seedActor, {
    FlowName,
    Description: "",
    LOBs: some.lobs ?? ["retail"],
    requestId: "arrange",
  });
  return FlowName;
}

/** A prompt in a flow. */
export const aPrompt = (
  deps: PromptDeps,
  flow: string,
  name = "welcome",
  some: Partial<PromptContents> = {},
): Promise<Prompt> =>
  createPrompt(deps, seedActor, { flow, PromptName: name, ...contents(some), requestId: "arrange" });
