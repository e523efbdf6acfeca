import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { atMost, exactly, forTheRecord, round, type Figure } from "./figure.ts";
import { importer } from "./importer.ts";
import { root } from "./root.ts";
import { onStage, say } from "./stage.ts";
import { tellTruth } from "./truth.ts";

const corpus = join(root, "..", "shared", "corpus", "ivr-prompts-en-es.csv");

/** As many prompts as the corpus has, for those who have not got it. */
function likeTheCorpus(): string {
  const rows = Array.from({ length: 569 }, (_, place) => {
    const spanish = place % 5 ? `Gracias por llamar, ${place}.` : "";
    return `Flow ${place % 21},Prompt_${place},"Thank you for calling, ${place}.","${spanish}",greeting,,true,true,${place}`;
  });
  const columns =
    "FlowName,PromptName,PromptText_en,PromptText_es,Category,Description,IsActive,IsClientVisible,Order";
  return `${[columns, ...rows].join("\r\n")}\r\n`;
}

/** 569 prompts in 21 flows into an empty database, and the same again. */
export const measureImport = () =>
  onStage("import", async (stage): Promise<Figure[]> => {
    const real = existsSync(corpus);
    if (!real) say("the corpus is not here: prompts made up, as many");
    const file = new Blob([real ? readFileSync(corpus) : likeTheCorpus()], { type: "text/csv" });
    const console = await stage.console();
    const { cookie } = await console.visitor();
    const { preview, confirm } = importer(console.url, cookie);

    const bring = async () => {
      console.proxy.reset();
      const began = performance.now();
      const seen = await preview(file);
      const shown = performance.now();
      const told = await confirm(file, seen);
      const done = performance.now();
      const { calls, total } = console.proxy.counts();
      const writes = calls.TransactWriteItems ?? 0;
      const note = `preview ${round((shown - began) / 1_000)} s, import ${round((done - shown) / 1_000)} s`;
      return { seconds: (done - began) / 1_000, note, seen, told, writes, total };
    };
    const first = await bring();
    const again = await bring();
    const truth = await tellTruth(stage.deps);
    for (const trouble of truth.troubles.slice(0, 10)) say(trouble);
    const { seconds, note, told } = first;
    return [
      atMost(20, { name: "import: 569 prompts into an empty database", value: seconds, unit: "s", note }),
      exactly(569, { name: "import: prompts added", value: told.result?.counts.added ?? 0, unit: "prompts" }),
      exactly(569, { name: "import: prompts there", value: truth.prompts, unit: "prompts" }),
      exactly(0, { name: "import: disagreements", value: truth.troubles.length, unit: "troubles" }),
      forTheRecord({
        name: "import: DynamoDB calls",
        value: first.total,
        unit: "calls",
        note: `${first.writes} transactions`,
      }),
      exactly(569, {
        name: "import again: unchanged",
        value: again.seen.counts.unchanged,
        unit: "prompts",
        note: again.note,
      }),
      exactly(0, { name: "import again: transactions", value: again.writes, unit: "calls" }),
    ];
  });
