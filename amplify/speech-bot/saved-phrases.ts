import { readFileSync } from "node:fs";
import { z } from "zod";
import { phrasesOf, phraseStore, type Phrases } from "#lib/domain/speech-bot/index.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";

const outputsSchema = z.object({
  auth: z.object({ aws_region: z.string() }),
  custom: z.object({ tables: z.object({ Config: z.string() }) }),
});

/**
 * What the console of an earlier deployment holds, told from that deployment's `amplify_outputs.json`; the shipped
 * phrases where nobody has edited them. `endpoint`: of a local engine.
 * @throws where the table cannot be read: the edited phrases must not give way to the shipped ones unseen
 */
export async function savedPhrases(outputs: string, endpoint?: string): Promise<Phrases> {
  const { auth, custom } = outputsSchema.parse(JSON.parse(readFileSync(outputs, "utf8")));
  const database = openDatabase({ region: auth.aws_region, endpoint, requestTimeout: 10_000 });
  try {
    return phrasesOf(await phraseStore(database, custom.tables.Config).read());
  } finally {
    database.destroy();
  }
}
