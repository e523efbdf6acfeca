import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { shippedPhrases, understand } from "#lib/domain/speech-bot/index.ts";
import { startCallStage, type CallStage, type Playing } from "#amplify/local/telephone/call-stage.ts";

let stage: CallStage;
const bot: Playing["bot"] = (said, language) =>
  understand(shippedPhrases, said, language.startsWith("es") ? "es" : "en");

beforeAll(async () => {
  stage = await startCallStage();
}, 60_000);
afterAll(() => stage.stop());
beforeEach(() => {
  stage.now = Date.parse("2026-11-24T15:30:00Z");
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const call = (presses: string[], more: Playing = {}) =>
  stage.play({ flow: "vanity-numbers", lob: "travel", presses, bot, ...more });

it("is agreed to, given a number and asked to repeat, all in words", async () => {
  const played = await call(["1", "yes please", "2", "my number is 202 356 9377", "say that again"]);
  expect(played.recorded).toEqual(["Agent", "Customer"]);
  expect(played.heard.filter((words) => words.startsWith("First:"))).toHaveLength(2);
  expect(played.heard.at(-1)).toBe("Thank you for calling. Goodbye.");
});

it("understands Spanish, and a number that is typed while the bot listens", async () => {
  const played = await call(["2", "de acuerdo", "2", "2023569377#", "otra vez"]);
  expect(played.heard.filter((words) => words.startsWith("Primero:"))).toHaveLength(2);
  expect(played.heard.at(-1)).toBe("Gracias por llamar. Hasta luego.");
});

it("takes keys at every question", async () => {
  const played = await call(["1", "1", "2", "2023569377#", "1"]);
  expect(played.heard.filter((words) => words.startsWith("First:"))).toHaveLength(2);
});

it.each([
  ["refused in words", ["1", "no thanks"], 1],
  ["answered with something else, up to the limit", ["1", "what a day", "hm", "hm"], 2],
  ["only asked to be repeated, up to the limit", ["1", "repeat", "again please", "repeat"], 2],
])("ends the call where recording is %s", async (_, presses, asked) => {
  const played = await call(presses);
  expect(played.heard.filter((words) => words.startsWith("This call is recorded"))).toHaveLength(asked);
  expect(played.heard.at(-1)).toMatch(/^Without a recording/);
  expect(played.recorded).toEqual([]);
});

it("asks for keys where the bot cannot be reached", async () => {
  const away: Playing["bot"] = () => {
    throw new Error("away");
  };
  const played = await call(["1", "", "1", "1", "", "1"], { bot: away });
  expect(played.recorded).toEqual(["Agent", "Customer"]);
  expect(played.heard.join(" ")).toContain("flowers");
});
