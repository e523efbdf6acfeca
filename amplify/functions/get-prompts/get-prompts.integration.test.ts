import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Prompt } from "#lib/domain/prompts/index.ts";
import { maxAnswerBytes, type FlatAnswer } from "#lib/platform/connect-answer.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { contactEvent as event } from "#lib/testing/contact-event.ts";
import { badWeathers } from "#lib/testing/database-proxy.ts";
import { startFunctionStage, type FunctionStage } from "#lib/testing/function-stage.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { getPrompts, promptsForCallers } from "./get-prompts.ts";

let stage: FunctionStage;

const stored = (flow: string, name: string, more: Partial<Prompt> = {}): Prompt => ({
  FlowName: flow,
  PromptName: name,
  PromptText_en: `${name} in English`,
  PromptText_es: `${name} en español`,
  Category: "",
  Description: "",
  IsActive: true,
  IsClientVisible: false,
  Order: 10,
  Version: 3,
  UpdatedAt: "2026-01-01T00:00:00.000Z",
  UpdatedBy: "editor",
  ...more,
});

const store = (...prompts: Prompt[]) => Promise.all(prompts.map((prompt) => stage.put("Prompts", prompt)));

/** A new instance of the function, as after a cold start. */
const instance = (endpoint = stage.proxy.endpoint) =>
  connectHandler(getPrompts, () =>
    promptsForCallers(functionEnvironment(functionVariables(stage.tables, endpoint))),
  );

const bytes = (answer: FlatAnswer) => new TextEncoder().encode(JSON.stringify(answer)).length;

beforeAll(async () => {
  stage = await startFunctionStage();
  await store(
    stored("Main", "welcome", { PromptText_en: "<speak>Fish &amp; <break/>chips</speak>", Order: 20 }),
    stored("Main", "menu", { PromptText_es: undefined, Order: 10 }),
    stored("Main", "closed", { IsActive: false, Order: 5 }),
    stored("Odd", "Count"),
    stored("Odd", "Outcome"),
    stored("Quiet", "night", { IsActive: false }),
  );
  await stage.put("Config", { LOB: "retail", ConfigKey: "SETTING#DefaultLanguage", Value: "es", Version: 1 });
}, 30_000);

afterAll(() => stage.stop());

beforeEach(() => stage.reset());
afterEach(() => vi.restoreAllMocks());

describe("one prompt", () => {
  it("is told in the language asked for, with both texts beside it, by one call", async () => {
    const answer = await instance()(event({ FlowName: "Main", PromptName: "welcome", Language: "es-US" }));
    expect(answer).toEqual({
      Outcome: "OK",
      PromptText: "welcome en español",
      PromptText_en: "<speak>Fish &amp; <break/>chips</speak>",
      PromptText_es: "welcome en español",
      IsActive: "true",
      Language: "es",
      Version: "3",
    });
    expect(stage.proxy.counts()).toMatchObject({ calls: { GetItem: 1 }, total: 1 });
  });

  it("is spoken in English where there is no Spanish, and says so", async () => {
    const answer = await instance()(event({ FlowName: "Main", PromptName: "menu", Language: "es" }));
    expect(answer).toMatchObject({ PromptText: "menu in English", Fallback: "LANGUAGE", Language: "en" });
    expect(answer.PromptText_es).toBe("");
  });

  it("is not spoken while it is inactive", async () => {
    const answer = await instance()(event({ FlowName: "Main", PromptName: "closed" }));
    expect(answer).toMatchObject({ Outcome: "OK", IsActive: "false", PromptText: "", PromptText_en: "" });
  });

  it("that is not there leaves words to speak", async () => {
    const answer = await instance()(event({ FlowName: "Main", PromptName: "gone", Language: "es" }));
    expect(answer).toMatchObject({ Outcome: "NOT_FOUND", IsActive: "false", Language: "es" });
    expect(answer.PromptText).toMatch(/^Gracias/);
  });
});

describe("the language", () => {
  const spoken = async (parameters: Record<string, unknown>, contact = {}) =>
    (await instance()(event({ FlowName: "Main", PromptName: "welcome", ...parameters }, contact))).Language;

  it("is the flow's, else the contact's, else the line of business's, else English", async () => {
    expect(await spoken({ Language: "EN_us" }, { LanguageCode: "es-US" })).toBe("en");
    expect(await spoken({ Language: "fr-FR" }, { LanguageCode: "es-US" })).toBe("es");
    expect(await spoken({ Language: "" }, { LanguageCode: "es-MX" })).toBe("es");
    expect(await spoken({ LOB: "retail" })).toBe("es");
    expect(await spoken({ LOB: "retail", Language: "en" })).toBe("en");
    expect(await spoken({ LOB: "unknown" })).toBe("en");
    expect(await spoken({})).toBe("en");
  });

  it("asks for the line of business's only where nothing else says one, still with one Query", async () => {
    await instance()(event({ FlowName: "Main", LOB: "retail" }, { LanguageCode: "en-US" }));
    expect(stage.proxy.counts().calls).toEqual({ Query: 1 });
    await instance()(event({ FlowName: "Main", LOB: "retail" }));
    expect(stage.proxy.counts().calls).toEqual({ Query: 2, GetItem: 1 });
  });
});

describe("a whole flow", () => {
  it("is every active prompt's text by its name, in order, by one Query", async () => {
    const answer = await instance()(event({ FlowName: "Main", Language: "es" }));
    expect(answer).toEqual({
      Outcome: "OK",
      menu: "menu in English",
      welcome: "welcome en español",
      Count: "2",
      Language: "es",
      Fallback: "LANGUAGE",
    });
    expect(Object.keys(answer).slice(0, 2)).toEqual(["menu", "welcome"]);
    expect(stage.proxy.counts()).toMatchObject({ calls: { Query: 1 }, total: 1 });
  });

  it("gives prompts with the answer's own names an underscore", async () => {
    const answer = await instance()(event({ FlowName: "Odd" }));
    expect(answer).toMatchObject({
      Outcome: "OK",
      Count: "2",
      _Count: "Count in English",
      _Outcome: "Outcome in English",
    });
  });

  it("without an active prompt is empty; one that is not there is not found", async () => {
    expect(await instance()(event({ FlowName: "Quiet" }))).toEqual({
      Outcome: "OK",
      Count: "0",
      Language: "en",
    });
    const answer = await instance()(event({ FlowName: "No such flow" }));
    expect(answer).toMatchObject({
      Outcome: "NOT_FOUND",
      Count: "0",
      PromptText: expect.any(String) as string,
    });
  });

  it("over the limit gives what fits in Order, counts the rest, and logs an error", async () => {
    const names = Array.from({ length: 9 }, (_, n) => `p${9 - n}`);
    await store(
      ...names.map((name, n) => stored("Big", name, { PromptText_es: "ñ€😀\n".repeat(500), Order: n + 1 })),
    );
    const answer = await instance()(event({ FlowName: "Big", Language: "es" }));
    const kept = Object.keys(answer).filter((key) => key.startsWith("p"));
    expect(answer.Outcome).toBe("TRUNCATED");
    expect(kept).toEqual(names.slice(0, kept.length));
    expect(answer).toMatchObject({ Count: String(kept.length), LeftOut: String(9 - kept.length) });
    expect(bytes(answer)).toBeLessThanOrEqual(maxAnswerBytes);
    expect(bytes(answer)).toBeGreaterThan(maxAnswerBytes - 6_000);
    expect(stage.logged()).toMatchObject([
      { level: "error", outcome: "TRUNCATED", leftOut: 9 - kept.length },
    ]);
  });

  it("counts in the log what could not be read", async () => {
    await store(stored("Torn", "whole"));
    await stage.put("Prompts", { FlowName: "Torn", PromptName: "half" });
    expect(await instance()(event({ FlowName: "Torn" }))).toMatchObject({ Outcome: "OK", Count: "1" });
    expect(stage.logged()).toMatchObject([{ level: "error", unreadable: 1 }]);
  });
});

it("strips SSML for a chat", async () => {
  const chat = event({ FlowName: "Main", PromptName: "welcome" }, { Channel: "CHAT" });
  expect((await instance()(chat)).PromptText).toBe("Fish & chips");
});

it("logs one line, without texts, and the number masked", async () => {
  await instance()(event({ FlowName: "Main", PromptName: "welcome" }));
  expect(stage.logged()).toMatchObject([
    {
      level: "info",
      function: "get-prompts",
      outcome: "OK",
      correlationId: "3f5a9c1e-0000-4000-8000-000000000001",
      caller: "********0143",
      milliseconds: expect.any(Number) as number,
    },
  ]);
  expect(stage.lines()).not.toMatch(/chips|2025550/);
});

describe("a database that does not answer", () => {
  it.each(badWeathers)(
    "($kind $error) leaves the last answer known, else words, within 3 seconds",
    async (weather) => {
      const handler = instance();
      const question = event({ FlowName: "Main", PromptName: "welcome", Language: "es" });
      const good = await handler(question);
      stage.proxy.weather(weather);
      const began = performance.now();
      expect(await handler(question)).toEqual({ ...good, Outcome: "CACHED" });
      expect(performance.now() - began).toBeLessThan(3_000);
      const other = await handler(event({ FlowName: "Main", PromptName: "menu", Language: "es" }));
      expect(other).toMatchObject({ Outcome: "DEFAULT", IsActive: "true", Language: "es" });
      expect(other.PromptText).toMatch(/^Gracias/);
      expect(performance.now() - began).toBeLessThan(6_000);
      expect(stage.logged().map(({ outcome }) => outcome)).toEqual(["OK", "CACHED", "DEFAULT"]);
    },
    10_000,
  );

  it("because it is not there leaves words, for a whole flow too", async () => {
    const answer = await instance("http://127.0.0.1:1")(event({ FlowName: "Main" }));
    expect(answer).toMatchObject({
      Outcome: "DEFAULT",
      Count: "0",
      PromptText: expect.stringMatching(/^Thank/) as string,
    });
  });

  it("does not bring back what was deleted", async () => {
    const handler = instance();
    await store(stored("Main", "brief"));
    const question = event({ FlowName: "Main", PromptName: "brief" });
    expect((await handler(question)).Outcome).toBe("OK");
    await stage.put("Prompts", stored("Main", "brief", { IsActive: false, Version: 4 }));
    expect((await handler(question)).IsActive).toBe("false");
    stage.proxy.weather({ kind: "failing", error: "InternalServerError" });
    expect(await handler(question)).toMatchObject({ Outcome: "CACHED", PromptText: "", IsActive: "false" });
  });

  it("and a function that was given no table still speak", async () => {
    const handler = connectHandler(getPrompts, () => promptsForCallers(functionEnvironment({})));
    expect(await handler(event({ FlowName: "Main" }))).toMatchObject({ Outcome: "DEFAULT" });
  });
});

describe("an event that is not what it should be", () => {
  it.each([
    undefined,
    null,
    "text",
    [],
    {},
    { Details: null },
    { Details: { Parameters: [] } },
    event({}),
    event({ FlowName: 7 }),
    event({ FlowName: " " }),
    event({ FlowName: "#flows" }),
    event({ FlowName: "x".repeat(200) }),
    event({ FlowName: "Main", PromptName: "no spaces allowed" }),
    event({ FlowName: "Main", PromptName: { nested: "true" } }),
    event({ FlowName: "Main", Language: 1 }),
  ])("%j is INVALID, with words, and asks nothing", async (given) => {
    const answer = await instance()(given);
    expect(answer).toMatchObject({ Outcome: "INVALID", PromptText: expect.any(String) as string });
    expect(stage.proxy.counts().total).toBe(0);
  });

  it("whatever it is, gets a flat answer of strings", async () => {
    const handler = instance();
    const odd = fc.oneof(fc.anything(), fc.string());
    const shaped = fc.record({
      Details: fc.record({
        Parameters: fc.dictionary(fc.constantFrom("FlowName", "PromptName", "Language", "LOB"), odd),
        ContactData: fc.dictionary(
          fc.constantFrom("ContactId", "LanguageCode", "Channel", "CustomerEndpoint"),
          odd,
        ),
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(odd, shaped), async (given) => {
        const answer = await handler(given);
        expect(Object.keys(answer).every((key) => /^[A-Za-z0-9_-]+$/.test(key))).toBe(true);
        expect(Object.values(answer).every((value) => typeof value === "string")).toBe(true);
        expect(answer.Outcome).toMatch(/^(OK|NOT_FOUND|INVALID)$/);
        expect(bytes(answer)).toBeLessThanOrEqual(maxAnswerBytes);
      }),
      { numRuns: 200 },
    );
  });
});
