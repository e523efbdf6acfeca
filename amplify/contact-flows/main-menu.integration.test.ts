import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  startCallStage,
  stageValues as values,
  queueArn,
  type CallStage,
} from "#amplify/local/telephone/call-stage.ts";

let stage: CallStage;
/** A Tuesday, 10:30 in New York; and that evening. */
const open = Date.parse("2026-11-24T15:30:00Z");
const evening = Date.parse("2026-11-25T01:00:00Z");
const thanksgiving = Date.parse("2026-11-26T15:00:00Z");

beforeAll(async () => {
  stage = await startCallStage();
}, 60_000);
afterAll(() => stage.stop());
beforeEach(() => {
  stage.now = open;
  stage.proxy.weather({ kind: "well" });
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

describe("the main menu", () => {
  it("in English: language, notice, welcome, menu, queue by mapping with its priority", async () => {
    const call = await stage.play({ presses: ["1", "1"] });
    expect(call.heard).toEqual([
      "For English, press 1 or stay on the line.",
      "This call may be recorded to help us serve you better.",
      "Thank you for calling Northwind. We are glad to help you in English or Spanish.",
      expect.stringMatching(/^For your orders, press 1\./),
    ]);
    expect(call).toMatchObject({ ended: "queued", to: queueArn("orders"), priority: "4" });
    expect(call.recorded).toEqual(["Agent", "Customer"]);
  });

  it("in Spanish: its own voice, its own texts, its own queue", async () => {
    const call = await stage.play({ presses: ["", "2", "1"] });
    expect(call.heard.slice(0, 2)).toEqual([
      "For English, press 1 or stay on the line.",
      "Para español, oprima el 2.",
    ]);
    expect(call.voices.slice(1)).toEqual(Array(4).fill("Lupe"));
    expect(call.heard.at(-1)).toMatch(/^Para sus pedidos/);
    expect(call).toMatchObject({ ended: "queued", to: queueArn("pedidos"), priority: "2" });
  });

  it("asks no language where Spanish is not offered, and records nothing where that is off", async () => {
    const call = await stage.play({ lob: "quiet", presses: ["1"] });
    expect(call.heard[0]).toMatch(/^Thank you for calling Northwind/);
    expect(call.recorded).toEqual([]);
  });

  it("another choice is another line of business, with its own hours", async () => {
    expect(await stage.play({ presses: ["1", "2"] })).toMatchObject({
      ended: "queued",
      to: queueArn("claims-general"),
    });
    // 17:30 in New York, 16:30 in Chicago.
    stage.now = Date.parse("2026-11-24T22:30:00Z");
    await stage.setting("retail", "SETTING#BusinessHours", {
      Value: [{ Day: "TUESDAY", Start: "09:00", End: "20:00" }],
    });
    const call = await stage.play({ presses: ["1", "3"] });
    expect(call).toMatchObject({ ended: "another flow", to: values.VoicemailFlowArn });
    expect(call.heard.at(-1)).toMatch(/^Our offices are closed now/);
    await stage.setting("retail", "SETTING#BusinessHours", {
      Value: [{ Day: "TUESDAY", Start: "09:00", End: "17:00" }],
    });
  });

  it.each([
    ["wrong keys", ["1", "7", "8", "#"], /is not one of the options/],
    ["silence", ["1"], /did not hear anything/],
    ["hearing it again", ["1", "9", "9", "9"], /options once more/],
  ])("%s up to the limit leads to somebody who can help", async (_, presses, said) => {
    const call = await stage.play({ presses });
    const menus = call.heard.filter((words) => words.startsWith("For your orders"));
    expect(menus).toHaveLength(3);
    expect(call.heard.filter((words) => said.test(words))).toHaveLength(3);
    expect(call.heard.at(-1)).toBe("Let us connect you with someone who can help.");
    expect(call).toMatchObject({ ended: "queued", to: queueArn("retail-general") });
  });

  it("asks for the language no more than the limit, whatever is pressed", async () => {
    const call = await stage.play({ presses: ["5", "5", "5", "1"] });
    expect(call.heard.filter((words) => words.startsWith("For English"))).toHaveLength(3);
    expect(call).toMatchObject({ ended: "queued", to: queueArn("orders") });
  });

  it("after hours says so, and offers a callback", async () => {
    stage.now = evening;
    const call = await stage.play({ presses: ["1"] });
    expect(call.heard.at(-1)).toMatch(/^Our offices are closed now/);
    expect(call).toMatchObject({ ended: "another flow", to: values.QueuedCallbackFlowArn });
  });

  it("on a holiday says so in Spanish", async () => {
    stage.now = thanksgiving;
    const call = await stage.play({ presses: ["2"] });
    expect(call.heard.at(-1)).toMatch(/^Hoy nuestras oficinas están cerradas por ser día festivo/);
  });

  it("transfers, or says goodbye where the other number does not answer", async () => {
    stage.now = evening;
    expect(await stage.play({ lob: "claims", presses: ["1"] })).toMatchObject({
      ended: "transferred",
      to: "+13125550147",
    });
    const failing = { "Transfer to another number": "ConnectionTimeLimitExceeded" };
    const call = await stage.play({ lob: "claims", presses: ["1"], failing });
    expect(call.heard.at(-1)).toBe("Thank you for calling Northwind. Goodbye.");
    expect(call.ended).toBe("hung up");
  });

  it("leaves a message alone where there is none to leave: says it is closed, and goodbye", async () => {
    stage.now = evening;
    const call = await stage.play({ lob: "quiet" });
    expect(call.heard).toEqual([
      expect.stringMatching(/closed now/),
      "Thank you for calling Northwind. Goodbye.",
    ]);
  });

  it("in an emergency speaks its words, in the caller's language", async () => {
    await stage.setting("retail", "FLAG#EmergencyClosure", {
      Value: true,
      EmergencyText_en: "Closed by the storm.",
      EmergencyText_es: "Cerrado por la tormenta.",
    });
    const call = await stage.play({ presses: ["2"] });
    expect(call.heard.at(-1)).toBe("Cerrado por la tormenta.");
    await stage.setting("retail", "FLAG#EmergencyClosure", { Value: false });
  });

  it("a full queue offers a callback; one that cannot be taken leaves words", async () => {
    const full = { "Put into the queue": "QueueAtCapacity" };
    expect(await stage.play({ presses: ["1", "1"], failing: full })).toMatchObject({
      to: values.QueuedCallbackFlowArn,
    });
    const call = await stage.play({
      presses: ["1", "1"],
      failing: { "Put into the queue": "NoMatchingError" },
    });
    expect(call.heard.at(-1)).toMatch(/went wrong on our side/);
  });
});
