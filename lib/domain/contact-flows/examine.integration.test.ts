import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PromptDeps } from "#lib/domain/prompts/index.ts";
import { openDatabase, type Database } from "#lib/platform/dynamodb.ts";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { testServices } from "#lib/testing/services.ts";
import { examineContactFlows, maxFlowFiles } from "./index.ts";

let store: TestDatabase;
let proxy: DatabaseProxy;
let deps: PromptDeps;
let database: Database;
const editor = person("editors", "*");
const shipped = (name: string) => ({
  name: `${name}.json`,
  text: readFileSync(`amplify/contact-flows/${name}.json`, "utf8"),
});

beforeAll(async () => {
  store = await startDatabase();
  proxy = await startDatabaseProxy(store.endpoint);
  database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint });
  deps = testServices({ tables: store.tables, database });
  await aFlow(deps, { name: "Vanity numbers", lobs: ["retail"] });
  await aPrompt(deps, "Vanity numbers", "number-choice");
  await aPrompt(deps, "Vanity numbers", "hear-again", { PromptText_es: undefined, IsActive: false });
  await aPrompt(deps, "Vanity numbers", "old-greeting");
  await aFlow(deps, { name: "Elsewhere", lobs: ["claims"] });
});
afterAll(async () => {
  database.destroy();
  await proxy.stop();
  await store.stop();
});

it("says of each prompt how it stands, and what nobody asks for, by two Queries", async () => {
  proxy.reset();
  const { files, unused, uncalled } = await examineContactFlows(deps, editor, [shipped("vanity-numbers")]);
  expect(proxy.counts().calls).toEqual({ Query: 2 });
  const prompts = new Map(files[0]?.prompts.map((prompt) => [prompt.name, prompt]));
  expect(prompts.get("number-choice")).toMatchObject({
    standing: "spoken",
    hasSpanish: true,
    canCreate: undefined,
  });
  expect(prompts.get("hear-again")).toMatchObject({ standing: "paused", hasSpanish: false });
  expect(prompts.get("goodbye")).toMatchObject({ standing: "gone", canCreate: "prompt" });
  expect(files[0]).toMatchObject({ problems: [], name: "vanity-numbers.json" });
  expect(unused).toEqual([{ flow: "Vanity numbers", names: ["old-greeting"] }]);
  expect(uncalled).toEqual([{ flow: "Elsewhere", prompts: 0 }]);
});

it("tells nothing of other lines of business, and offers nobody what they may not make", async () => {
  const claims = person("editors", ["claims"]);
  const seen = await examineContactFlows(deps, claims, [shipped("vanity-numbers")]);
  expect(new Set(seen.files[0]?.prompts.map(({ standing }) => standing))).toEqual(new Set(["noFlow"]));
  expect(JSON.stringify(seen)).not.toContain("old-greeting");
  const supervisor = await examineContactFlows(deps, person("supervisors", "*"), [shipped("vanity-numbers")]);
  expect(supervisor.files[0]?.prompts.every(({ canCreate }) => canCreate === undefined)).toBe(true);
  await expect(
    examineContactFlows(deps, person("clients", "*"), [shipped("main-menu")]),
  ).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("goes on with the other files where one is no contact flow", async () => {
  const { files } = await examineContactFlows(deps, editor, [
    { name: "broken.json", text: "{" },
    shipped("callback-whisper"),
  ]);
  expect(files[0]).toMatchObject({ refused: { reason: "json" }, prompts: [] });
  expect(files[1]?.prompts).toMatchObject([
    { flow: "Queued callback", standing: "noFlow", canCreate: "flow" },
  ]);
});

it.each([0, maxFlowFiles + 1])("refuses %i files", async (count) => {
  const files = Array.from({ length: count }, () => shipped("callback-whisper"));
  await expect(examineContactFlows(deps, editor, files)).rejects.toMatchObject({ code: "VALIDATION" });
});
