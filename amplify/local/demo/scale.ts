import {
  contentsOf,
  createFlow,
  newPrompt,
  type Prompt,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { maxTransactionItems } from "#lib/platform/transactions.ts";

const seed: Actor = { kind: "system", name: "seed" };
const requestId = "seed-scale";

/** Ten thousand: one flow of a thousand, ninety of a hundred. */
const flows = [
  { name: "Large flow", size: 1_000 },
  ...Array.from({ length: 90 }, (_, place) => ({
    name: `Flow ${String(place + 1).padStart(2, "0")}`,
    size: 100,
  })),
];

const openings = [
  "Thank you for calling",
  "Please hold",
  "Your order is ready",
  "Our office is closed",
  "Press 1",
];
const oberturas = [
  "Gracias por llamar",
  "Espere en la línea",
  "Su pedido está listo",
  "Nuestra oficina está cerrada",
  "Oprima 1",
];

/** The same prompts each time: every ninth has no Spanish, every fifth is client-visible. */
function promptOf(flow: string, number: number, at: Date): Prompt {
  const kind = number % openings.length;
  const contents = {
    PromptText_en: `${openings[kind]}. This is message ${number} of ${flow}.`,
    PromptText_es:
      number % 9 === 0 ? undefined : `${oberturas[kind]}. Este es el mensaje ${number} de ${flow}.`,
    Category: ["greeting", "wait", "answer", "notice", "menu"][kind] ?? "",
    Description: "",
    IsActive: number % 11 !== 0,
    IsClientVisible: number % 5 === 0,
    Order: number * 10,
  };
  const name = `prompt-${String(number).padStart(4, "0")}`;
  return newPrompt({ FlowName: flow, PromptName: name }, contents, at, "system:seed");
}

// A transaction holds two writes for each prompt, itself and its history, and one for the flow's figures.
const inOne = Math.floor((maxTransactionItems - 1) / 2);

async function fillFlow(deps: PromptDeps, flow: string, size: number): Promise<void> {
  await createFlow(deps, seed, { FlowName: flow, Description: "", LOBs: ["retail"], requestId });
  for (let first = 1; first <= size; first += inOne) {
    const at = deps.clock.now();
    const count = Math.min(inOne, size - first + 1);
    const prompts = Array.from({ length: count }, (_, place) => promptOf(flow, first + place, at));
    await deps.commit([
      ...prompts.map((prompt) => deps.prompts.create(prompt)),
      ...prompts.map((prompt) =>
        deps.history.record({
          entity: `PROMPT#${flow}#${prompt.PromptName}`,
          action: "prompt.created",
          actor: seed,
          after: contentsOf(prompt),
          at,
          requestId,
        }),
      ),
      deps.prompts.count(
        flow,
        prompts.map((after) => ({ after })),
      ),
    ]);
  }
}

/** Ten thousand prompts, four flows at a time. */
export async function fillScale(deps: PromptDeps, say: (line: string) => void): Promise<void> {
  const total = flows.reduce((sum, flow) => sum + flow.size, 0);
  const waiting = [...flows];
  let done = 0;
  const work = async () => {
    for (let flow = waiting.shift(); flow; flow = waiting.shift()) {
      await fillFlow(deps, flow.name, flow.size);
      const before = done;
      done += flow.size;
      if (Math.floor(before / 2_000) < Math.floor(done / 2_000)) say(`${done} of ${total} prompts`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  say(`${total} prompts in ${flows.length} flows`);
}
