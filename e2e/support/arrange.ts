import { randomUUID } from "node:crypto";
import { historyStore } from "#lib/domain/history/index.ts";
import {
  createFlow,
  createPrompt,
  promptStore,
  type Prompt,
  type PromptContents,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { commit } from "#lib/platform/transactions.ts";
import { stack } from "./stack.ts";

const seed: Actor = { kind: "system", name: "seed" };
let deps: PromptDeps | undefined;

/** The operations' dependencies over the journeys' own database, to arrange before and to look after. */
export function services(): PromptDeps {
  if (deps) return deps;
  const { dynamodb, tables, cursorSecret } = stack();
  const database = openDatabase({ region: "us-east-1", endpoint: dynamodb, requestTimeout: 20_000 });
  const cursors = sealedCursors(cursorSecret);
  deps = {
    prompts: promptStore(database, cursors, tables.Prompts),
    history: historyStore(database, cursors, tables.History),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
  };
  return deps;
}

const ordinary: PromptContents = {
  PromptText_en: "Thank you for calling. How can we help you today?",
  PromptText_es: "Gracias por llamar. ¿En qué podemos ayudarle hoy?",
  Category: "greeting",
  Description: "",
  IsActive: true,
  IsClientVisible: true,
  Order: 10,
};

/** A flow of this test's own, so that tests can run side by side. Gives its name. */
export async function arrangeFlow(options: { lobs?: string[]; name?: string } = {}): Promise<string> {
  const name = options.name ?? `Journey ${randomUUID().slice(0, 8)}`;
  await createFlow(services(), seed, {
    FlowName: name,
    Description: "Made for a journey",
    LOBs: options.lobs ?? ["retail"],
    requestId: randomUUID(),
  });
  return name;
}

/** A prompt in a flow; what is not given is ordinary. */
export function arrangePrompt(
  flow: string,
  name: string,
  contents: Partial<PromptContents> = {},
): Promise<Prompt> {
  return createPrompt(services(), seed, {
    flow,
    PromptName: name,
    ...ordinary,
    ...contents,
    requestId: randomUUID(),
  });
}

/** The prompt as it is stored now. */
export async function storedPrompt(flow: string, name: string): Promise<Prompt | undefined> {
  return (await services().prompts.find({ flow, name })).prompt;
}

export const promptPath = (flow: string, name?: string) =>
  `/prompts/${encodeURIComponent(flow)}${name ? `/${encodeURIComponent(name)}` : ""}`;
