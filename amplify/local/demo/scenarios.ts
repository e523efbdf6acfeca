import { randomUUID } from "node:crypto";
import { createFlow, createPrompt, savePrompt, type PromptDeps } from "#lib/domain/prompts/index.ts";
import type { SessionDeps } from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { writeItems } from "./batch-write.ts";
import type { StackServices } from "../services.ts";
import { writeCallbacks } from "./callbacks.ts";
import { writeLinesOfBusiness } from "./lines-of-business.ts";
import { demoFlows } from "./flows/index.ts";
import type { DemoFlow } from "./prompt.ts";
import type { Place } from "./open-session-table.ts";
import { fillSessions } from "./scale-sessions.ts";
import { writeVanityNumbers } from "./vanity-numbers.ts";
import { fillScale } from "./scale.ts";
import { demoSessions } from "./sessions.ts";

const seed: Actor = { kind: "system", name: "seed" };
export type Say = (line: string) => void;
export type Scenario = (deps: StackServices, say: Say, place: Place) => Promise<void>;

const day = 86_400_000;
/** The same dependencies on a day of the past: demo content was not all written this minute. */
const daysAgo = (deps: PromptDeps, days: number): PromptDeps => {
  const moment = new Date(deps.clock.now().getTime() - days * day);
  return { ...deps, clock: { now: () => moment } };
};

/** Writes one flow through the product's own operations, so that figures and history are what they should be. */
async function writeFlow(deps: PromptDeps, flow: DemoFlow, age: number): Promise<void> {
  const requestId = `seed-${randomUUID()}`;
  const { FlowName, Description, LOBs } = flow;
  const [then, lately] = [daysAgo(deps, age), daysAgo(deps, age / 10)];
  await createFlow(then, seed, { FlowName, Description, LOBs, requestId });
  for (const [place, { name, was, ...prompt }] of flow.prompts.entries()) {
    await createPrompt(then, seed, {
      flow: FlowName,
      PromptName: name,
      PromptText_en: was ?? prompt.en,
      PromptText_es: prompt.es,
      Category: prompt.category,
      Description: prompt.about ?? "",
      IsActive: prompt.active ?? true,
      IsClientVisible: prompt.visible ?? false,
      Order: (place + 1) * 10,
      requestId,
    });
    // The English said something else when it was translated: the Spanish is out of date.
    if (was !== undefined)
      await savePrompt(lately, seed, {
        flow: FlowName,
        name,
        changes: { PromptText_en: { from: was, to: prompt.en } },
        requestId,
      });
  }
}

/** Sessions of the last three weeks, up to this minute. They go past the operations: nobody could have said so much now. */
async function writeSessions(deps: SessionDeps, { dynamodb, tables }: Place): Promise<string> {
  const { sessions, items, history } = demoSessions(deps, deps.clock.now());
  const database = openDatabase({ region: "us-east-1", endpoint: dynamodb, requestTimeout: 20_000 });
  await writeItems(database, tables.Sessions, items);
  await writeItems(database, tables.History, history);
  database.destroy();
  return `${sessions} sessions`;
}

export const scenarios = {
  empty: () => Promise.resolve(),
  demo: async (deps, say, place) => {
    const sessions = writeSessions(deps, place);
    await Promise.all(demoFlows.map((flow, place) => writeFlow(deps, flow, 20 + place * 7)));
    const prompts = demoFlows.reduce((sum, flow) => sum + flow.prompts.length, 0);
    say(`${prompts} prompts in ${demoFlows.length} flows`);
    say(await writeLinesOfBusiness(deps));
    say(await writeCallbacks(deps));
    say(await writeVanityNumbers(deps));
    say(await sessions);
  },
  /** Ten thousand prompts and a million sessions. */
  scale: async (deps, say, place) => {
    await fillScale(deps, say);
    await fillSessions(place, say);
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);
