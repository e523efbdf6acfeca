import { afterAll, beforeAll, expect, it } from "vitest";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import { openPrompt, savePrompt } from "./index.ts";

const editor = person("editors");
let store: TestDatabase;
let deps: TestServices;

beforeAll(async () => {
  store = await startDatabase();
  deps = testServices(store);
});
afterAll(() => store.stop());

it("the version that was spoken is found by its moment, once it is no longer the prompt's", async () => {
  const flow = await aFlow(deps);
  const first = await aPrompt(deps, flow, "hours", {
    PromptText_en: "We open at nine.",
    IsClientVisible: true,
  });
  const at = deps.clock.now().toISOString();
  const said = { version: first.Version, at };
  const key = { flow, name: "hours" };
  expect((await openPrompt(deps, editor, { ...key, said })).said).toBeUndefined();
  deps.clock.advance(1);
  await savePrompt(deps, editor, {
    ...{ ...key, requestId: "test" },
    changes: { PromptText_en: { from: first.PromptText_en, to: "We open at ten." } },
  });
  const opened = await openPrompt(deps, editor, { ...key, said });
  expect(opened.prompt).toMatchObject({ Version: 2, PromptText_en: "We open at ten." });
  expect(opened.said?.After).toMatchObject({
    PromptText_en: "We open at nine.",
    IsClientVisible: true,
  });
  const never = { version: 99, at: deps.clock.now().toISOString() };
  expect((await openPrompt(deps, editor, { ...key, said: never })).said).toBeUndefined();
  const before = { version: 1, at: "2020-01-01T00:00:00.000Z" };
  expect((await openPrompt(deps, editor, { ...key, said: before })).said).toBeUndefined();
  const client = person("clients", ["retail"]);
  expect((await openPrompt(deps, client, { ...key, said })).said).toBeUndefined();
});
