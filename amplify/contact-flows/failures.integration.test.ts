import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import {
  loadFlow,
  startCallStage,
  type CallStage,
  type Playing,
} from "#amplify/local/telephone/call-stage.ts";
import type { PlayedFunction } from "#lib/testing/contact-flow-player.ts";

let stage: CallStage;
/** A Tuesday, 10:30 in New York. */
const open = Date.parse("2026-11-24T15:30:00Z");
let caller = 0;

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

/** A call of each flow, by a caller who has never called before. */
const calls: Record<string, () => Playing> = {
  "main-menu": () => ({ presses: ["1", "1"] }),
  "main-menu in Spanish": () => ({ presses: ["", "2", "9", "7", "", "1"] }),
  "vanity-numbers": () => ({
    flow: "vanity-numbers",
    lob: "travel",
    presses: ["1", "1", "1", "1", "2", "2023569377#"],
  }),
  "queued-callback": () => ({
    flow: "queued-callback",
    presses: ["2", "2023569377#"],
    attributes: { LOB: "retail", Language: "en", Intent: "orders" },
  }),
  "queued-callback at the caller's number": () => ({
    flow: "queued-callback",
    presses: ["1"],
    number: `+1202356${String(1_000 + caller++)}`,
    attributes: { LOB: "retail", Language: "es", Intent: "orders" },
  }),
};
const lastWords =
  /wrong on our side|Goodbye|Hasta luego|technical problem|problema técnico|Done|Listo|already|call you back|programada/;

const ways: Record<string, PlayedFunction> = {
  hangs: () => new Promise(() => undefined),
  throws: () => Promise.reject(new Error("out of memory")),
  "answers what is not flat": () => Promise.resolve({ Outcome: { nested: true } }),
};
const functions = ["GetPromptsArn", "GetLineOfBusinessArn", "VanityToSqsArn", "CallbackSetArn"] as const;

it.each(functions.flatMap((name) => Object.keys(ways).map((way) => [name, way] as const)))(
  "%s %s, and every caller hears words to the end",
  async (name, way) => {
    for (const call of Object.values(calls)) {
      const played = await stage.play({ ...call(), broken: { [name]: ways[way] }, second: 40 });
      expect(played.heard).not.toEqual([]);
      if (played.ended === "hung up") expect(played.heard.at(-1)).toMatch(lastWords);
    }
  },
);

it.each([{ kind: "silent" }, { kind: "failing", error: "InternalServerError" }] as const)(
  "a database that is $kind leaves the functions' own words",
  async (weather) => {
    const fresh = await startCallStage();
    try {
      fresh.now = open;
      fresh.proxy.weather(weather);
      const played = await fresh.play({ presses: ["1", "1"] });
      expect(played.heard).toEqual([expect.stringMatching(/technical problem/)]);
      expect(played.ended).toBe("hung up");
    } finally {
      await fresh.stop();
    }
  },
);

it.each(Object.keys(calls))(
  "%s: each block on the way fails in each of its ways, and there are words",
  async (name) => {
    const call = calls[name]!;
    const flow = loadFlow(call().flow ?? "main-menu", call().lob);
    const { blocks } = await stage.play(call());
    const failures = flow.Actions.filter(({ Identifier }) => blocks.includes(Identifier)).flatMap(
      ({ Identifier, Transitions }) =>
        Transitions.Errors.filter(({ ErrorType }) => ErrorType !== "NoMatchingCondition").map(
          ({ ErrorType }) => ({
            [Identifier]: ErrorType,
          }),
        ),
    );
    expect(failures.length).toBeGreaterThan(5);
    for (const failing of failures) {
      const played = await stage.play({ ...call(), failing });
      expect(played.heard, JSON.stringify(failing)).not.toEqual([]);
      // The very last words are said once: where the voice itself fails there is nothing to say it with.
      const isLast = Object.keys(failing).some((block) => block === played.blocks.at(-2));
      if (played.ended === "hung up" && !isLast)
        expect(played.heard.at(-1), JSON.stringify(failing)).toMatch(lastWords);
    }
  },
);
