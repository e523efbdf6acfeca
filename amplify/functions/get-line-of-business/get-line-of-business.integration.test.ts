import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { answerWithout, settingNames } from "#lib/domain/lines-of-business/index.ts";
import { maxAnswerBytes, type FlatAnswer } from "#lib/platform/connect-answer.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { contactEvent as event } from "#lib/testing/contact-event.ts";
import { badWeathers } from "#lib/testing/database-proxy.ts";
import { startFunctionStage, type FunctionStage } from "#lib/testing/function-stage.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { getLineOfBusiness, lineOfBusinessForCallers } from "./get-line-of-business.ts";

let stage: FunctionStage;
/** A Tuesday, 10:30 in New York. */
let now: number;

const arn = (queue: string) =>
  `arn:aws:connect:us-east-1:123456789012:instance/11111111-1111-4111-8111-111111111111/queue/${queue}`;

const put = (LOB: string, ConfigKey: string, rest: object) =>
  stage.put("Config", { LOB, ConfigKey, Version: 1, ...rest });

/** A new instance of the function, as after a cold start. */
const instance = (endpoint = stage.proxy.endpoint) =>
  connectHandler(getLineOfBusiness, () => ({
    ...lineOfBusinessForCallers(functionEnvironment(functionVariables(stage.tables, endpoint))),
    now: () => now,
  }));

const ask = (parameters: Record<string, unknown>, contact = {}) => instance()(event(parameters, contact));
const bytes = (answer: FlatAnswer) => new TextEncoder().encode(JSON.stringify(answer)).length;
const queue = (name: string, more = {}) => ({
  QueueName: name,
  QueueArn: arn(name.toLowerCase()),
  Priority: 2,
  IsActive: true,
  ...more,
});

beforeAll(async () => {
  stage = await startFunctionStage();
  await Promise.all([
    put("retail", "SETTING#DisplayName", { Value: "Retail" }),
    put("retail", "SETTING#DefaultQueue", { Value: { QueueName: "General", QueueArn: arn("general") } }),
    put("retail", "SETTING#Holidays", { Value: [{ Name: "Christmas", Date: "12-25", Type: "CLOSED" }] }),
    put("retail", "SETTING#AfterHoursAction", { Value: "TRANSFER" }),
    put("retail", "SETTING#AfterHoursTransferNumber", { Value: "+12025550143" }),
    put("retail", "FLAG#CallbackEnabled", { Value: true }),
    put("retail", "QUEUE#billing#es", queue("Facturas")),
    put("retail", "QUEUE#billing#*", queue("Billing")),
    put("retail", "QUEUE#orders#en", queue("Orders", { IsActive: false })),
    put("spanish", "SETTING#DefaultLanguage", { Value: "es" }),
  ]);
}, 30_000);

afterAll(() => stage.stop());

beforeEach(() => {
  stage.reset();
  now = Date.parse("2026-11-24T15:30:00Z");
});
afterEach(() => vi.restoreAllMocks());

describe("open and closed", () => {
  it("is told with the next change and every setting, by one Query", async () => {
    const answer = await ask({ LOB: "retail" });
    expect(answer).toMatchObject({
      Outcome: "OK",
      IsOpen: "true",
      ClosedReason: "",
      ClosesAt: "2026-11-24T17:00:00-05:00",
      OpensAt: "",
      AfterHoursAction: "TRANSFER",
      AfterHoursTransferNumber: "+12025550143",
      CallbackEnabled: "true",
      MaxInvalidAttempts: "3",
      RecordingNoticePrompt: "",
      DefaultQueue: arn("general"),
      Language: "en",
    });
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(settingNames));
    expect(stage.proxy.counts()).toMatchObject({ calls: { Query: 1 }, total: 1 });
  });

  it("says why it is closed, and when it opens, in words too", async () => {
    now = Date.parse("2026-11-24T23:00:00Z");
    expect(await ask({ LOB: "retail", Language: "es" })).toMatchObject({
      IsOpen: "false",
      ClosedReason: "HOURS",
      OpensAt: "2026-11-25T09:00:00-05:00",
      OpensAtText: expect.stringMatching(/^el miércoles a las 9:00 a\.\s?m\.$/) as string,
    });
    now = Date.parse("2026-12-25T15:00:00Z");
    expect(await ask({ LOB: "retail" })).toMatchObject({
      IsOpen: "false",
      ClosedReason: "HOLIDAY",
      HolidayName: "Christmas",
      OpensAt: "2026-12-28T09:00:00-05:00",
      OpensAtText: "Monday at 9:00 AM",
    });
  });

  it("is closed at once by an emergency, in the caller's language, and open again at its end", async () => {
    const handler = instance();
    expect(await handler(event({ LOB: "retail" }))).toMatchObject({ IsOpen: "true" });
    await put("retail", "FLAG#EmergencyClosure", {
      Value: true,
      Until: "2026-11-24T16:00:00.000Z",
      Reason: "Storm",
      EmergencyText_en: "Closed by the storm.",
      EmergencyText_es: "Cerrado por la tormenta.",
    });
    expect(await handler(event({ LOB: "retail", Language: "es" }))).toMatchObject({
      IsOpen: "false",
      ClosedReason: "EMERGENCY",
      EmergencyClosure: "true",
      EmergencyText: "Cerrado por la tormenta.",
      EmergencyLanguage: "es",
      OpensAt: "2026-11-24T11:00:00-05:00",
    });
    now = Date.parse("2026-11-24T16:00:00Z");
    expect(await handler(event({ LOB: "retail" }))).toMatchObject({
      IsOpen: "true",
      EmergencyClosure: "false",
      EmergencyText: "",
    });
    await put("retail", "FLAG#EmergencyClosure", { Value: false, Version: 2 });
  });
});

describe("the queue", () => {
  it.each([
    ["billing", "es", "Facturas", "2", "EXACT"],
    ["billing", "en-US", "Billing", "2", "LANGUAGE"],
    ["orders", "en", "General", "5", "DEFAULT"],
    ["unknown", "en", "General", "5", "DEFAULT"],
    ["Billing", "es", "General", "5", "DEFAULT"],
    ["", "es", "General", "5", "DEFAULT"],
  ])("for %s in %s is %s", async (Intent, Language, QueueName, Priority, QueueSource) => {
    const answer = await ask({ LOB: "retail", Intent, Language });
    expect(answer).toMatchObject({ QueueName, Priority, QueueSource });
  });

  it("is none where there is none", async () => {
    expect(await ask({ LOB: "spanish" })).toMatchObject({
      Language: "es",
      QueueArn: "",
      QueueSource: "NONE",
    });
  });
});

describe("what is not as it should be", () => {
  it("leaves words for a line of business that is not there", async () => {
    const answer = await ask({ LOB: "nowhere" }, { LanguageCode: "es-US" });
    expect(answer).toMatchObject({ Outcome: "NOT_FOUND", IsOpen: "false", Language: "es" });
    expect(answer.PromptText).toMatch(/^En este momento/);
  });

  it("has the same keys whatever happens", async () => {
    const { Outcome: _, ...good } = await ask({ LOB: "retail" });
    expect(Object.keys(answerWithout({})).sort()).toEqual(Object.keys(good).sort());
  });

  it("counts in the log what could not be read, and takes its default", async () => {
    await put("torn", "SETTING#TimeZone", { Value: "Mars/Olympus" });
    expect(await ask({ LOB: "torn" })).toMatchObject({ Outcome: "OK", TimeZone: "America/New_York" });
    expect(stage.logged()).toMatchObject([{ level: "error", unreadable: 1 }]);
  });

  it("over the limit leaves out the long lists, never what a flow acts on", async () => {
    const Name = "ñ€😀".repeat(40);
    const Value = Array.from({ length: 99 }, (_, n) => ({ Name, Date: `20${n + 1}-01-01`, Type: "CLOSED" }));
    await put("big", "SETTING#Holidays", { Value: Value.filter(({ Date }) => Date.length === 10) });
    const answer = await ask({ LOB: "big" });
    expect(answer).toMatchObject({ Outcome: "TRUNCATED", LeftOut: "1", IsOpen: "true" });
    expect(answer.Holidays).toBeUndefined();
    expect(bytes(answer)).toBeLessThanOrEqual(maxAnswerBytes);
  });

  it.each([
    undefined,
    null,
    "text",
    [],
    {},
    event({}),
    event({ LOB: 7 }),
    event({ LOB: "#lobs" }),
    event({ LOB: "a b" }),
  ])("%j is INVALID, with words, and asks nothing", async (given) => {
    expect(await instance()(given)).toMatchObject({
      Outcome: "INVALID",
      PromptText: expect.any(String) as string,
    });
    expect(stage.proxy.counts().total).toBe(0);
  });

  it("whatever it is, gets a flat answer of strings", async () => {
    const handler = instance();
    const parameters = fc.dictionary(fc.constantFrom("LOB", "Intent", "Language"), fc.anything());
    await fc.assert(
      fc.asyncProperty(parameters, async (given) => {
        const answer = await handler(event({ LOB: "retail", ...given }));
        expect(Object.keys(answer).every((key) => /^[A-Za-z0-9_-]+$/.test(key))).toBe(true);
        expect(Object.values(answer).every((value) => typeof value === "string")).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a database that does not answer", () => {
  it.each(badWeathers)(
    "($kind $error) leaves what is known, judged by the present moment, within 3 seconds",
    async (weather) => {
      const handler = instance();
      expect(await handler(event({ LOB: "retail" }))).toMatchObject({ Outcome: "OK", IsOpen: "true" });
      stage.proxy.weather(weather);
      now = Date.parse("2026-11-24T22:00:00Z");
      const began = performance.now();
      // Another intent than before: it is the configuration that is remembered, not the answer.
      const answer = await handler(event({ LOB: "retail", Intent: "billing", Language: "es" }));
      expect(performance.now() - began).toBeLessThan(3_000);
      expect(answer).toMatchObject({ Outcome: "CACHED", IsOpen: "false", QueueName: "Facturas" });
      const unknown = await handler(event({ LOB: "spanish", Language: "es" }));
      expect(performance.now() - began).toBeLessThan(6_000);
      expect(unknown).toMatchObject({ Outcome: "DEFAULT", IsOpen: "false", AfterHoursAction: "MESSAGE" });
      expect(unknown.PromptText).toMatch(/^En este momento/);
      expect(stage.logged().map(({ outcome }) => outcome)).toEqual(["OK", "CACHED", "DEFAULT"]);
    },
    10_000,
  );

  it("because it is not there, or no table was given, leaves words", async () => {
    expect(await instance("http://127.0.0.1:1")(event({ LOB: "retail" }))).toMatchObject({
      Outcome: "DEFAULT",
    });
    const without = connectHandler(getLineOfBusiness, () =>
      lineOfBusinessForCallers(functionEnvironment({})),
    );
    expect(await without(event({ LOB: "retail" }))).toMatchObject({ Outcome: "DEFAULT" });
  });
});
