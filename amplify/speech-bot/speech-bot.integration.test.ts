import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { intents, savePhrases, shippedPhrases, understoodPhrases } from "#lib/domain/speech-bot/index.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testServices } from "#lib/testing/services.ts";
import { botLocales, readPhrases } from "./bot-definition.ts";
import { savedPhrases } from "./saved-phrases.ts";

let engine: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "speech-"));
const write = (name: string, contents: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(contents));
  return file;
};
const outputs = (Config: string) =>
  write("amplify_outputs.json", { auth: { aws_region: "us-east-1" }, custom: { tables: { Config } } });

beforeAll(async () => {
  engine = await startDatabase();
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true });
});

it("builds the bot from what the console holds: the shipped phrases, then those that somebody saved", async () => {
  const file = outputs(engine.tables.Config);
  expect(await savedPhrases(file, engine.endpoint)).toEqual({ ...shippedPhrases });
  const to = [...shippedPhrases.Yes_es, "cómo no"];
  await savePhrases(testServices(engine), person("editors"), {
    changes: { Yes_es: { from: shippedPhrases.Yes_es, to } },
    requestId: "deployed",
  });
  const phrases = readPhrases(write("phrases.json", await savedPhrases(file, engine.endpoint)));
  const spanish = botLocales(phrases).find(({ localeId }) => localeId === "es_US");
  expect(spanish?.intents[0]).toMatchObject({
    name: "Yes",
    sampleUtterances: ["1", ...to].map((utterance) => ({ utterance })),
  });
});

it("does not give way to the shipped phrases where the console's cannot be read", async () => {
  await expect(savedPhrases(outputs("no-such-table"), engine.endpoint)).rejects.toThrow();
});

it("has every answer in both languages, each with its key, whatever people write", () => {
  const locales = botLocales({ ...shippedPhrases, Yes_en: ["aye"] });
  for (const { intents: made } of locales) expect(made).toHaveLength(intents.length + 1);
  const firsts = locales.map(({ intents: made }) =>
    made.flatMap((one) => ("sampleUtterances" in one ? (one.sampleUtterances[0]?.utterance ?? []) : [])),
  );
  expect(firsts).toEqual([
    ["1", "2", "9", "{PhoneNumber}"],
    ["1", "2", "9", "{PhoneNumber}"],
  ]);
});

it("refuses a file whose phrases mean two things", () => {
  const file = write("twice.json", { ...shippedPhrases, No_en: ["yes"] });
  expect(() => readPhrases(file)).toThrow("No_en: speech.taken");
  expect(understoodPhrases(readPhrases(), "No", "en")).toContain("2");
});
