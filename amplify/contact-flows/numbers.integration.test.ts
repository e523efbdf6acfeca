import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  queueArn,
  startCallStage,
  type CallStage,
  type Playing,
} from "#amplify/local/telephone/call-stage.ts";

let stage: CallStage;
/** A Tuesday, 10:30 in New York; and that evening. */
const open = Date.parse("2026-11-24T15:30:00Z");
const evening = Date.parse("2026-11-25T04:00:00Z");

beforeAll(async () => {
  stage = await startCallStage();
}, 60_000);
afterAll(() => stage.stop());
beforeEach(() => {
  stage.now = open;
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

async function sent(): Promise<Record<string, unknown>[]> {
  const { Messages = [] } = await stage.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: stage.queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  return Messages.map(({ Body }) => JSON.parse(Body ?? "") as Record<string, unknown>);
}

describe("vanity numbers", () => {
  const call = (presses: string[], more: Playing = {}) =>
    stage.play({ flow: "vanity-numbers", lob: "travel", presses, ...more });

  it("of the caller's own number: agreed to be recorded, read aloud, read again, stored", async () => {
    const played = await call(["1", "1", "1", "1"]);
    expect(played.heard).toEqual([
      "For English, press 1.",
      expect.stringMatching(/^This call is recorded\. To agree, press 1/),
      expect.stringMatching(/^To hear words for the number/),
      expect.stringMatching(/^First: .*flowers.*Fifth: /),
      expect.stringMatching(/^To hear them again/),
      expect.stringMatching(/^First: .*flowers/),
      expect.stringMatching(/^To hear them again/),
      "Thank you for calling. Goodbye.",
    ]);
    expect(played).toMatchObject({ ended: "hung up", recorded: ["Agent", "Customer"] });
    expect(await sent()).toMatchObject([{ phoneNumber: "+12023569377", targetNumber: "+12023569377" }]);
  });

  it("in Spanish, of a number that is typed in", async () => {
    const played = await call(["2", "1", "2", "2023569377#"]);
    expect(played.heard.slice(-4)).toEqual([
      expect.stringMatching(/^Marque el número de teléfono/),
      expect.stringMatching(/^Primero: .*Quinto: /),
      expect.stringMatching(/^Para escucharlos otra vez/),
      "Gracias por llamar. Hasta luego.",
    ]);
    expect(new Set(played.voices.slice(1))).toEqual(new Set(["Lupe"]));
    await sent();
  });

  it.each([
    ["refused", ["1", "2"]],
    ["not answered", ["1"]],
    ["answered with another key", ["1", "7", "8"]],
  ])("end the call where recording is %s: nothing is recorded", async (_, presses) => {
    const played = await call(presses);
    expect(played.heard.at(-1)).toMatch(/^Without a recording we cannot go on/);
    expect(played).toMatchObject({ ended: "hung up", recorded: [] });
    expect(played.heard.filter((words) => words.startsWith("This call is recorded"))).toHaveLength(
      presses.length === 2 ? 1 : 2,
    );
  });

  it.each([
    ["too short", "911#", /too few digits/],
    ["too long", "12023569377202356937#", /too many digits/],
    ["of no country", "0000000000#", /not a telephone number that we know/],
    ["with an extension", "2023569377*5#", /without its extension/],
    ["nothing", "", /did not hear anything/],
  ])("say what to do where a number is %s, up to the limit, then find somebody", async (_, typed, said) => {
    const played = await call(["1", "1", "2", typed, typed, typed]);
    expect(played.heard.filter((words) => said.test(words))).toHaveLength(2);
    expect(played.heard.at(-1)).toMatch(/^That did not work/);
    expect(played).toMatchObject({ ended: "queued", to: queueArn("travel-general") });
  });

  it("say goodbye after the limit where nobody is there", async () => {
    stage.now = evening;
    const played = await call(["1", "1", "2", "911#", "911#"]);
    expect(played.heard.at(-1)).toBe("Thank you for calling. Goodbye.");
    expect(played.ended).toBe("hung up");
  });

  it.each([
    ["typed", ["1", "1", "2", "011442079460958#"], undefined],
    ["its caller's", ["1", "1", "1"], "+442079460958"],
  ])("of another country: %s", async (_, presses, number) => {
    const played = await call([...presses, "2"], { number });
    expect(played.heard.join(" ")).toMatch(/First: .*|do not make any words/);
    const [stored] = await sent();
    expect(stored).toMatchObject({ targetNumber: "+442079460958" });
  });

  it.each([undefined, "anonymous", "+442079460958x"])(
    "ask a caller whose number is %s to type one",
    async (number) => {
      const played = await call(["1", "1", "1", "2023569377#"], { number });
      expect(played.heard.join(" ")).toMatch(/enter (?:a|the|it)|without its extension|digits only/);
      expect(played.heard.join(" ")).toContain("flowers");
      await sent();
    },
  );

  it("are read no more often than the limit, and asked for no more often either", async () => {
    const presses = ["1", "1", "1", ...Array<string>(30).fill("1")];
    const read = (await call(presses)).heard.filter((words) => words.startsWith("First:"));
    expect(read).toHaveLength(2);
    const again = ["1", "1", "2", ...Array<string[]>(20).fill(["2023569377#", "2"]).flat()];
    expect((await call(again)).heard.filter((words) => words.startsWith("Please enter"))).toHaveLength(2);
    await sent();
  });

  it("are not made where the line of business offers none", async () => {
    const played = await call(["1", "1"], { lob: "retail" });
    expect(played.heard.at(-1)).toMatch(/^We do not offer numbers in words/);
  });
});

describe("a queued callback", () => {
  const call = (presses: string[], number: string, more: Playing = {}) =>
    stage.play({
      flow: "queued-callback",
      presses,
      number,
      attributes: { LOB: "retail", Language: "en", Intent: "orders" },
      ...more,
    });

  it("is held, then queued; a second one is told so, and not queued", async () => {
    const first = await call(["1"], "+12025550111");
    expect(first.callbacks).toEqual([{ number: "+12025550111", queue: queueArn("orders") }]);
    expect(first.heard.at(-1)).toMatch(/^Done\. We will call you/);
    const second = await call(["1"], "+12025550111");
    expect(second.callbacks).toEqual([]);
    expect(second.heard.at(-1)).toMatch(/^We are already going to call you back/);
  });

  it("may be asked for again once it was made: the whisper lets the number go", async () => {
    await call(["1"], "+12025550112");
    const whisper = await call([], "+12025550112", { flow: "callback-whisper", initiation: "CALLBACK" });
    expect(whisper).toMatchObject({
      ended: "flow ended",
      heard: ["Hello, this is Northwind calling you back, as you asked."],
    });
    expect((await call(["1"], "+12025550112")).callbacks).toHaveLength(1);
  });

  it("that cannot be queued does not hold the number", async () => {
    const failing = { "Queue the callback": "NoMatchingError" };
    const played = await call(["1"], "+12025550113", { failing });
    expect(played.heard.at(-1)).toMatch(/wrong on our side/);
    expect((await call(["1"], "+12025550113")).callbacks).toHaveLength(1);
  });

  it("goes to a number that is typed in, in Spanish, after wrong ones", async () => {
    const attributes = { LOB: "retail", Language: "es", Intent: "orders" };
    const played = await call(["2", "911#", "(no)", "2025550114#"], "anonymous", { attributes });
    expect(played.heard.filter((words) => words.startsWith("No podemos llamar a ese número"))).toHaveLength(
      2,
    );
    expect(played.callbacks).toEqual([{ number: "+12025550114", queue: queueArn("pedidos") }]);
    expect(played.heard.at(-1)).toMatch(/^Listo\. Le llamaremos/);
  });

  it.each([
    ["a hidden number", ["1", "911#", "911#", "911#"], "anonymous"],
    ["silence", [], "+12025550115"],
    ["wrong keys", ["7", "8", "9"], "+12025550115"],
    ["no wish for one", ["3"], "+12025550115"],
  ])("is not made for %s: goodbye", async (_, presses, number) => {
    const played = await call(presses, number);
    expect(played).toMatchObject({ callbacks: [], ended: "hung up" });
    expect(played.heard.at(-1)).toBe("Thank you for calling. Goodbye.");
  });

  it("is not offered where the line of business has none", async () => {
    const attributes = { LOB: "travel", Language: "en", Intent: "" };
    const played = await call(["1"], "+12025550116", { attributes });
    expect(played.heard).toEqual(["We cannot call back at the moment. Please call again later."]);
  });
});
