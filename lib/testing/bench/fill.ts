import { randomUUID } from "node:crypto";
import { contentsOf, newPrompt, type Prompt, type PromptDeps } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { maxTransactionItems } from "#lib/platform/transactions.ts";

const seed: Actor = { kind: "system", name: "seed" };

/** How much there is: flows with prompts, each as many, and flows without any. */
export type Size = { flows: number; promptsEach: number; emptyFlows?: number };

export const flowName = (place: number) => `Flow ${String(place).padStart(4, "0")}`;
export const promptName = (place: number) => `Prompt_${String(place).padStart(5, "0")}`;

const words =
  "Thank you for calling. Please listen carefully, because our menu has changed since your last call.";
const palabras =
  "Gracias por llamar. Escuche con atención, porque nuestro menú cambió desde su última llamada.";

function makePrompt(flow: string, place: number, at: Date): Prompt {
  const contents = {
    PromptText_en: `${words} To hear option ${place}, press ${place % 10}.`,
    PromptText_es: place % 5 ? `${palabras} Para la opción ${place}, oprima ${place % 10}.` : undefined,
    Category: ["greeting", "menu", "closing"][place % 3] ?? "menu",
    Description: "Made to be measured",
    IsActive: true,
    IsClientVisible: place % 2 === 0,
    Order: place * 10,
  };
  return newPrompt({ FlowName: flow, PromptName: promptName(place) }, contents, at, "system:seed");
}

/** One flow with its prompts, each with its history, in transactions as large as they may be. */
async function fillFlow(deps: PromptDeps, flow: string, prompts: number): Promise<void> {
  const at = deps.clock.now();
  const all = Array.from({ length: prompts }, (_, place) => makePrompt(flow, place + 1, at));
  const share = Math.floor((maxTransactionItems - 2) / 2);
  for (let from = 0; from === 0 || from < all.length; from += share) {
    const some = all.slice(from, from + share);
    await deps.commit([
      from === 0
        ? deps.prompts.createFlow(
            { FlowName: flow, Description: "Made to be measured", LOBs: ["retail"] },
            some,
          )
        : deps.prompts.count(
            flow,
            some.map((after) => ({ after })),
          ),
      ...some.flatMap((prompt) => [
        deps.prompts.create(prompt),
        deps.history.record({
          entity: `PROMPT#${flow}#${prompt.PromptName}`,
          action: "prompt.created",
          actor: seed,
          after: contentsOf(prompt),
          at,
          requestId: randomUUID(),
        }),
      ]),
    ]);
  }
}

/** Fills tables that are empty. Flows with prompts come first by name. */
export async function fill(deps: PromptDeps, size: Size): Promise<void> {
  const flows = size.flows + (size.emptyFlows ?? 0);
  for (let place = 1; place <= flows; place += 1)
    await fillFlow(deps, flowName(place), place <= size.flows ? size.promptsEach : 0);
}
