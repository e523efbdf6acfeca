import { PutCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { connectHandler } from "#amplify/functions/_shared/connect-handler.ts";
import {
  getLineOfBusiness,
  lineOfBusinessForCallers,
} from "#amplify/functions/get-line-of-business/get-line-of-business.ts";
import { callbackSet } from "#amplify/functions/callback-set/callback-set.ts";
import { getPrompts, promptsForCallers } from "#amplify/functions/get-prompts/get-prompts.ts";
import { answerBytes, type ConnectAnswer, type FlatAnswer } from "#lib/platform/connect-answer.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import type { TableNames } from "#lib/platform/tables.ts";
import { aFlow, aPrompt, person, seedActor } from "#lib/testing/builders.ts";
import { aQuestion, aWorld, type World } from "#lib/testing/caller-worlds.ts";
import { createTables, namesWith } from "#lib/testing/create-tables.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  createLob,
  saveSettings,
  settingStore,
  whatCallersHear,
  type CallerDeps,
  type CallerQuestion,
  type CallerStep,
  type LobConfig,
  type WhatCallersHear,
} from "./index.ts";

/** Where all that is stored is live: what a draft says must be what the functions answer here. */
const draftTables = namesWith("all-live-");
const admin = person("admins");
let test: TestDatabase;
let proxy: DatabaseProxy;
let services: TestServices;
let now: number;

type Handler = (event: unknown) => Promise<FlatAnswer>;
/** One way to ask both: the console's operation, and the functions over what is live and over all as if it were. */
type Way = { console: CallerDeps; functions: Record<"live" | "draft", Record<"lob" | "prompts", Handler>> };
let byDatabase: Way;

function handlers(tables: TableNames) {
  const environment = functionEnvironment(functionVariables(tables, test.endpoint));
  return {
    lob: connectHandler(getLineOfBusiness, () => ({
      ...lineOfBusinessForCallers(environment),
      now: () => now,
    })),
    prompts: connectHandler(getPrompts, () => promptsForCallers(environment)),
  };
}

/** What the real stores read of one world, kept for the questions about it: a thousand would take minutes. */
async function readOnce(tables: TableNames, lob: string, flow: string) {
  const stores = testServices({ database: test.database, tables });
  const language = await settingStore(test.database, tables.Config).defaultLanguage(lob);
  const [config, all] = await Promise.all([stores.configs.config(lob), stores.prompts.all(flow)]);
  const prompt = (name: string) => all.items.find(({ PromptName }) => PromptName === name);
  const known = new Map<string, LobConfig>();
  return {
    console: {
      configs: { config: () => Promise.resolve(config) },
      prompts: {
        all: () => Promise.resolve(all),
        flow: () => Promise.resolve(undefined),
        find: ({ name }) => Promise.resolve({ prompt: prompt(name) }),
      },
      callbacks: { isHeld: () => Promise.resolve(false) },
      clock: services.clock,
    } satisfies CallerDeps,
    functions: {
      lob: connectHandler(getLineOfBusiness, () => ({
        configs: { config: () => Promise.resolve(config) },
        now: () => now,
        known,
      })),
      prompts: connectHandler(getPrompts, () => ({
        prompts: { all: () => Promise.resolve(all), get: ({ name }) => Promise.resolve(prompt(name)) },
        defaultLanguage: () => Promise.resolve(language),
      })),
    },
  };
}

async function byWhatWasRead(lob: string, flow: string): Promise<Way> {
  const [live, draft] = await Promise.all([
    readOnce(test.tables, lob, flow),
    readOnce(draftTables, lob, flow),
  ]);
  return { console: live.console, functions: { live: live.functions, draft: draft.functions } };
}

const event = (Parameters: Record<string, unknown>) => ({
  Details: { Parameters, ContactData: { Channel: "VOICE" } },
});

beforeAll(async () => {
  test = await startDatabase();
  await createTables(test.endpoint, draftTables);
  proxy = await startDatabaseProxy(test.endpoint);
  const database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint });
  services = testServices({ database, tables: test.tables });
  byDatabase = {
    console: services,
    functions: { live: handlers(test.tables), draft: handlers(draftTables) },
  };
}, 30_000);
afterAll(async () => {
  await proxy.stop();
  await test.stop();
});
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  proxy.reset();
});
afterEach(() => vi.restoreAllMocks());

const write = (tables: TableNames, { config, prompts }: World) =>
  Promise.all([
    ...config.map((Item) => test.database.send(new PutCommand({ TableName: tables.Config, Item }))),
    ...prompts.map((Item) => test.database.send(new PutCommand({ TableName: tables.Prompts, Item }))),
  ]);

const allLive = ({ config, prompts }: World): World => ({
  config: config.map((item) => ("IsActive" in item ? { ...item, IsActive: true } : item)),
  prompts: prompts.map((item) => ("IsActive" in item ? { ...item, IsActive: true } : item)),
});

const flat = ({ outcome, values }: ConnectAnswer): FlatAnswer => ({ ...values, Outcome: outcome });
const stepOf = <Kind extends CallerStep["kind"]>({ steps }: WhatCallersHear, kind: Kind) =>
  steps.find((step): step is Extract<CallerStep, { kind: Kind }> => step.kind === kind);

/** What the situations were about, so that a thousand of one kind do not pass for a thousand. */
const met = new Set<string>();

/** What is laid out for people says what the functions said. */
function expectSteps(view: WhatCallersHear, lob: FlatAnswer, words: FlatAnswer, notice?: FlatAnswer) {
  const state = stepOf(view, "state")?.state;
  expect(String(state?.open)).toBe(lob.IsOpen);
  expect(state?.closedReason ?? "").toBe(lob.ClosedReason);
  expect(state?.holiday?.Name ?? "").toBe(lob.HolidayName);
  expect(stepOf(view, "emergency")?.spoken.text ?? "").toBe(lob.EmergencyText);
  const queue = stepOf(view, "queue")?.queue;
  expect(queue?.queue?.QueueArn ?? "").toBe(lob.QueueArn);
  expect(queue?.source.toUpperCase()).toBe(lob.QueueSource);
  expect(stepOf(view, "language")?.language).toBe(lob.Language);
  expect(stepOf(view, "afterHours")?.action).toBe(lob.IsOpen === "true" ? undefined : lob.AfterHoursAction);
  if (stepOf(view, "callback")?.offer.isOffered) expect(lob.CallbackEnabled).toBe("true");
  const heard = view.steps.flatMap((step) => (step.kind === "prompt" && !step.isLeftOut ? [step] : []));
  if (words.Outcome === "NOT_FOUND") expect(stepOf(view, "instead")?.spoken.text).toBe(words.PromptText);
  else expect(String(heard.length)).toBe(words.Count);
  for (const { key, spoken } of heard) expect(spoken.text).toBe(words[key]);
  const recording = stepOf(view, "recording");
  expect(recording !== undefined).toBe(lob.CallRecordingEnabled === "true");
  if (recording?.notice) expect(recording.notice.text ?? "").toBe(notice?.PromptText);
}

async function compare(way: Way, question: CallerQuestion & { flow: string; at: string }) {
  now = Date.parse(question.at);
  const view = await whatCallersHear(way.console, admin, question);
  const told = way.functions[question.isDraft ? "draft" : "live"];
  const { lob, intent, language, flow } = question;
  const [lineOfBusiness, prompts] = await Promise.all([
    told.lob(event({ LOB: lob, Intent: intent, Language: language })),
    told.prompts(event({ FlowName: flow, Language: language, LOB: lob })),
  ]);
  for (const key of ["IsOpen", "ClosedReason", "QueueSource", "AfterHoursAction"] as const)
    met.add(`${key} ${lineOfBusiness[key]}`);
  met.add(prompts.Outcome ?? "").add(question.isDraft ? "draft" : "live");
  expect(flat(view.answers.lineOfBusiness)).toEqual(lineOfBusiness);
  expect(view.answers.prompts && flat(view.answers.prompts)).toEqual(prompts);
  const named = lineOfBusiness.RecordingNoticePrompt?.split("/");
  const notice =
    named?.length === 2
      ? await told.prompts(event({ FlowName: named[0], PromptName: named[1], Language: language, LOB: lob }))
      : undefined;
  expectSteps(view, lineOfBusiness, prompts, notice?.Outcome === "NOT_FOUND" ? { PromptText: "" } : notice);
  const spoken = lineOfBusiness.Language as "en" | "es";
  expect(view.sizes.lineOfBusiness[spoken]).toBe(answerBytes(lineOfBusiness));
  if (prompts.Outcome !== "TRUNCATED") expect(view.sizes.prompts?.[spoken]).toBe(answerBytes(prompts));
  else expect(view.sizes.prompts?.[spoken]).toBeGreaterThan(answerBytes(prompts));
}

describe("what the console says a caller hears", () => {
  it("is what the functions answer, in 1,000 situations", async () => {
    const [worlds, questions, throughDatabase] = [40, 25, 3];
    let made = 0;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        aWorld,
        fc.array(aQuestion, { minLength: questions, maxLength: questions }),
        async (unnamed, all) => {
          made += 1;
          const [lob, flow] = [`lob-${made}`, `Flow ${made}`];
          const world = unnamed(lob, flow);
          await Promise.all([write(test.tables, world), write(draftTables, allLive(world))]);
          const read = await byWhatWasRead(lob, flow);
          for (const [place, question] of all.entries())
            await compare(place < throughDatabase ? byDatabase : read, { ...question, lob, flow });
          asked += all.length;
        },
      ),
      { numRuns: worlds, seed: 68 },
    );
    expect(asked).toBeGreaterThanOrEqual(1_000);
    const closed = ["HOURS", "HOLIDAY", "EMERGENCY"].map((reason) => `ClosedReason ${reason}`);
    const sources = ["EXACT", "LANGUAGE", "DEFAULT", "NONE"].map((source) => `QueueSource ${source}`);
    const told = ["OK", "NOT_FOUND", "TRUNCATED", "draft", "live"];
    expect([...met]).toEqual(
      expect.arrayContaining(["IsOpen true", "IsOpen false", ...closed, ...sources, ...told]),
    );
  });

  it("takes one Query for the line of business, one for the flow and a GetItem for whose it is", async () => {
    const [lob, flow] = ["counted", await aFlow(services, { lobs: ["counted"] })];
    await createLob(services, seedActor, { LOB: lob, DisplayName: "Counted", requestId: "1" });
    await aPrompt(services, flow);
    proxy.reset();
    await whatCallersHear(services, admin, { lob, flow, language: "es" });
    expect(proxy.counts()).toMatchObject({ calls: { Query: 2, GetItem: 1 }, total: 3 });
  });

  it("is refused for what belongs to others, and shown to those whose it is", async () => {
    const lob = "own";
    await createLob(services, seedActor, { LOB: lob, DisplayName: "Own", requestId: "1" });
    const [own, foreign] = [
      await aFlow(services, { lobs: ["own", "claims"] }),
      await aFlow(services, { lobs: ["claims"] }),
    ];
    const editor = person("editors", ["own"]);
    await expect(whatCallersHear(services, editor, { lob, flow: own })).resolves.toMatchObject({ lob });
    const refused = { code: "NOT_FOUND", reason: "flows.gone" };
    await expect(whatCallersHear(services, editor, { lob, flow: foreign })).rejects.toMatchObject(refused);
    await expect(whatCallersHear(services, editor, { lob: "claims" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      reason: "lobs.gone",
    });
    for (const odd of [{ lob: "#lobs" }, { lob, flow: "#flows" }])
      await expect(whatCallersHear(services, admin, odd)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(whatCallersHear(services, person("clients", ["own"]), { lob })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(whatCallersHear(services, person("supervisors"), { lob, flow: own })).resolves.toBeDefined();
  });

  it("says that no callback is offered to a number for which callback-set would say duplicate", async () => {
    const lob = "calling-back";
    await createLob(services, seedActor, { LOB: lob, DisplayName: "Calling back", requestId: "1" });
    const changes = { CallbackEnabled: { from: false, to: true } };
    await saveSettings(services, admin, { lob, changes, requestId: "2" });
    const ask = async (number: string, at?: string) => {
      const { steps } = await whatCallersHear(services, person("editors"), { lob, number, at });
      return steps.find((step) => step.kind === "callback")?.offer;
    };
    // A Monday at 10:00 where the line of business is: the clock of the tests.
    const [held, other] = ["+12025550143", "+12025550144"];
    const set = connectHandler(callbackSet, () => ({ claims: services.claims, clock: services.clock }));
    const answer = await set(event({ callback_number: held, CallbackWindowMinutes: "60" }));
    expect(answer).toMatchObject({ duplicate: "false" });
    expect(await ask(held)).toMatchObject({ isOffered: false, why: "held", decidedBy: "callback-set" });
    expect(await ask(other)).toMatchObject({ isOffered: true, why: "waiting" });
    // An hour later it is free again, although the item is still there.
    expect(await ask(held, "2026-03-02T16:00:00.000Z")).toMatchObject({ isOffered: true });
    proxy.reset();
    await ask(held);
    expect(proxy.counts()).toMatchObject({ calls: { Query: 1, TransactWriteItems: 1 }, total: 2 });
    // Asked, and not held: the function says of the other number that it is the first.
    expect(await set(event({ callback_number: other }))).toMatchObject({ duplicate: "false" });
  });

  it("reads the moment on the line of business's own wall, and says what it could not read", async () => {
    await createLob(services, seedActor, { LOB: "walled", DisplayName: "Walled", requestId: "1" });
    const ask = (at: string, number?: string) =>
      whatCallersHear(services, admin, { lob: "walled", at, number });
    expect((await ask("2026-11-26T10:00")).at).toBe(Date.parse("2026-11-26T15:00:00Z"));
    expect((await ask("2026-11-26T10:00:00+01:00")).at).toBe(Date.parse("2026-11-26T09:00:00Z"));
    // 02:30 does not exist on that day: the first moment after it.
    expect((await ask("2026-03-08T02:30")).at).toBe(Date.parse("2026-03-08T07:00:00Z"));
    const odd = await ask("2026-02-30T10:00", "12");
    expect(odd).toMatchObject({ at: services.clock.now().getTime(), misread: { at: true, number: true } });
  });
});
