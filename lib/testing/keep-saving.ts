/** Saves one prompt again and again until it is killed: `node keep-saving.ts <endpoint> <tables as JSON> <flow> <name>` */
import { savePrompt } from "#lib/domain/prompts/index.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { TableNames } from "#lib/platform/tables.ts";
import { person } from "./builders.ts";
import { testServices } from "./services.ts";

const [endpoint = "", tables = "{}", flow = "", name = ""] = process.argv.slice(2);
const database = openDatabase({ region: "us-east-1", endpoint, requestTimeout: 20_000 });
const deps = testServices({ database, tables: JSON.parse(tables) as TableNames });

for (let round = 1; ; round += 1) {
  const { prompt } = await deps.prompts.find({ flow, name });
  await savePrompt(deps, person("editors"), {
    flow,
    name,
    changes: { PromptText_en: { from: prompt?.PromptText_en, to: `Round ${round} of ${process.pid}.` } },
    requestId: `round-${round}`,
  });
  if (round === 3) console.log("saving");
}
