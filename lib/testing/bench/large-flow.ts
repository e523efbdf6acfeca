import { atMost, forTheRecord, round } from "./figure.ts";
import { fill, flowName } from "./fill.ts";
import { onStage } from "./stage.ts";
import { sideBySide } from "./timing.ts";

/** A flow of 1,000 prompts beside one of a single page (50). */
export const measureLargeFlow = () =>
  onStage("large-flow", async (stage) => {
    await fill(stage.deps, { flows: 1, promptsEach: 1_000 });
    const { names, deps } = await stage.tables("page-");
    await fill(deps, { flows: 1, promptsEach: 51 });
    const large = await stage.console();
    const small = await stage.console({ tables: names });
    const path = `/prompts/${encodeURIComponent(flowName(1))}`;
    const [ofLarge, ofSmall] = [await large.visitor(), await small.visitor()];
    const { first, second, ratio } = await sideBySide(
      () => ofLarge.open(path),
      () => ofSmall.open(path),
    );
    const note = `${round(first)} ms beside ${round(second)} ms of a flow of 51`;
    return [
      forTheRecord({ name: "a flow of 1,000 prompts: page", value: first, unit: "ms" }),
      atMost(1.2, { name: "a flow of 1,000 prompts: time over one of 51", value: ratio, unit: "", note }),
    ];
  });
