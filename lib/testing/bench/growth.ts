import { atMost, round, type Figure } from "./figure.ts";
import { fill, flowName, promptName, type Size } from "./fill.ts";
import { onStage, say, type Console, type Stage } from "./stage.ts";
import { sideBySide } from "./timing.ts";

/**
 * Ten times the prompts and ten times the flows, with as many rows on each page: the flows' page is full in both
 * (200), and so is a flow's page (50), with another after each.
 */
const small: Size = { flows: 16, promptsEach: 63, emptyFlows: 234 };
const large: Size = { flows: 16, promptsEach: 630, emptyFlows: 2_484 };
const most = 1.2;

const pages = {
  flows: "/prompts",
  "a flow's prompts": `/prompts/${encodeURIComponent(flowName(7))}`,
  "one prompt": `/prompts/${encodeURIComponent(flowName(7))}/${promptName(31)}`,
};

async function database(stage: Stage, prefix: string, size: Size): Promise<Console> {
  const { names, deps } = await stage.tables(prefix);
  await fill(deps, size);
  return stage.console({ tables: names });
}

async function unitsOf(console: Console, open: () => Promise<unknown>): Promise<number> {
  console.proxy.reset();
  await open();
  return console.proxy.counts().units;
}

/** The same pages over 1,000 and over 10,000 prompts. */
export const measureGrowth = () =>
  onStage("growth", async (stage) => {
    say("filling 1,000 prompts and, beside them, 10,000");
    const few = await database(stage, "small-", small);
    const many = await database(stage, "large-", large);
    const [ofFew, ofMany] = [await few.visitor(), await many.visitor()];
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const { first, second, ratio } = await sideBySide(
        () => ofMany.open(path),
        () => ofFew.open(path),
      );
      const units = [
        await unitsOf(many, () => ofMany.open(path)),
        await unitsOf(few, () => ofFew.open(path)),
      ] as const;
      figures.push(
        atMost(most, {
          name: `growth of ${name}: time`,
          value: ratio,
          unit: "",
          note: `${round(first)} ms over 10,000, ${round(second)} ms over 1,000`,
        }),
        atMost(most, {
          name: `growth of ${name}: capacity`,
          value: units[0] / units[1],
          unit: "",
          note: `${units[0]} over ${units[1]} read units`,
        }),
      );
    }
    return figures;
  });
