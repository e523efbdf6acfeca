import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleFunction } from "#amplify/functions/bundle.ts";
import { stackServices } from "#amplify/local/services.ts";
import {
  createLob,
  endEmergency,
  raiseEmergency,
  type LobDeps,
} from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { functionVariables } from "#lib/platform/env.ts";
import { contactEvent } from "#lib/testing/contact-event.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { atMost, exactly, forTheRecord, round, type Figure } from "./figure.ts";
import { onStage, say, type Console, type Stage } from "./stage.ts";
import { median, sideBySide } from "./timing.ts";
import type { Visitor } from "./visitor.ts";

const bench: Actor = { kind: "user", name: "bench", groups: ["admins"], lobs: "*" };

/** Each page of lines of business, and the most DynamoDB calls that it may take: what it shows, and the banner's. */
const pages = [
  { name: "lines of business", path: "/lines-of-business", most: 2 },
  { name: "settings of one", path: "/lines-of-business/retail", most: 3 },
  { name: "hours of one", path: "/lines-of-business/retail/hours", most: 3 },
  { name: "queues of one", path: "/lines-of-business/retail/queues", most: 3 },
  // The line of business with its entry, the flow, and the two lists that one chooses from.
  { name: "what a caller hears", path: "/lines-of-business/~caller?lob=retail&flow=Main%20menu", most: 5 },
  { name: "emergencies", path: "/emergency", most: 2 },
  { name: "overview", path: "/", most: 3 },
];

async function callsOf(console: Console, visitor: Visitor): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, path, most } of pages) {
    await visitor.open(path);
    console.proxy.reset();
    await visitor.open(path);
    const { calls, total, units } = console.proxy.counts();
    const note = Object.entries(calls)
      .map(([call, times]) => `${times} ${call}`)
      .join(", ");
    figures.push(
      atMost(most, { name: `${name}: DynamoDB calls`, value: total, unit: "calls", note }),
      exactly(0, { name: `${name}: scans`, value: calls["Scan"] ?? 0, unit: "calls" }),
      forTheRecord({ name: `${name}: capacity`, value: units, unit: "read units" }),
    );
  }
  return figures;
}

type Answer = Record<string, string>;

/** The function as it is deployed, over the engine through a counting proxy. */
async function functionOf(stage: Stage, endpoint: string): Promise<(lob: string) => Promise<Answer>> {
  Object.assign(process.env, functionVariables(stage.stack.tables, endpoint));
  const file = join(await bundleFunction("get-line-of-business"), "index.mjs");
  const { handler } = (await import(pathToFileURL(file).href)) as {
    handler: (event: unknown) => Promise<Answer>;
  };
  const log = console.log;
  return async (lob) => {
    console.log = () => undefined;
    try {
      return await handler(contactEvent({ LOB: lob, Intent: "billing", Language: "es" }));
    } finally {
      console.log = log;
    }
  };
}

const rounds = 20;

/** From the press that closes to the first call that is told of it. */
async function inForce(deps: LobDeps, ask: (lob: string) => Promise<Answer>): Promise<Figure[]> {
  const times: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const began = performance.now();
    await raiseEmergency(deps, bench, {
      lobs: ["retail"],
      Reason: "Measured",
      EmergencyText_en: `We are closed, ${turn}.`,
      EmergencyText_es: `Estamos cerrados, ${turn}.`,
      Until: new Date(Date.now() + 3_600_000).toISOString(),
      requestId: randomUUID(),
    });
    const answer = await ask("retail");
    if (answer["ClosedReason"] !== "EMERGENCY" || answer["EmergencyText"] !== `Estamos cerrados, ${turn}.`)
      throw new Error(`the next call was not told: ${JSON.stringify(answer)}`);
    times.push(performance.now() - began);
    await endEmergency(deps, bench, { lobs: ["retail"], requestId: randomUUID() });
    if ((await ask("retail"))["ClosedReason"] === "EMERGENCY")
      throw new Error("the next call was not told that the emergency has ended");
  }
  return [
    atMost(1_000, {
      name: "an emergency is in force for the next call: slowest",
      value: Math.max(...times),
      unit: "ms",
      note: `${rounds} times, ${round(median(times))} ms in the middle`,
    }),
  ];
}

const few = 10;
const many = 100;

/** One line of business over ten, and over a hundred. */
async function growth(stage: Stage): Promise<Figure[]> {
  say(`filling ${few} lines of business and, beside them, ${many}`);
  const visitors = [];
  for (const size of [many, few]) {
    const { names } = await stage.tables(`lobs-${size}-`);
    const deps = stackServices({ ...stage.stack, tables: names });
    for (let place = 0; place < size; place += 1)
      await createLob(deps, bench, {
        LOB: `line-${place}`,
        DisplayName: `Line ${place}`,
        requestId: randomUUID(),
      });
    visitors.push(await (await stage.console({ tables: names })).visitor());
  }
  const [ofMany, ofFew] = visitors as [Visitor, Visitor];
  const path = "/lines-of-business/line-7";
  const { first, second, ratio } = await sideBySide(
    () => ofMany.open(path),
    () => ofFew.open(path),
  );
  return [
    atMost(1.2, {
      name: "growth of one line of business: time",
      value: ratio,
      unit: "",
      note: `${round(first)} ms over ${many}, ${round(second)} ms over ${few}`,
    }),
  ];
}

/** Pages of lines of business, what their function asks, and how soon an emergency counts. */
export const measureLinesOfBusiness = () =>
  onStage(
    "lines-of-business",
    async (stage) => {
      const opened = await stage.console();
      const figures = await callsOf(opened, await opened.visitor("admin"));

      const proxy = await startDatabaseProxy(stage.stack.dynamodb);
      try {
        const ask = await functionOf(stage, proxy.endpoint);
        await ask("retail");
        proxy.reset();
        await ask("retail");
        const { calls, total } = proxy.counts();
        const note = Object.entries(calls).map(([call, times]) => `${times} ${call}`);
        figures.push(
          exactly(1, {
            name: "get-line-of-business: calls",
            value: total,
            unit: "calls",
            note: note.join(),
          }),
          ...(await inForce(stackServices(stage.stack), ask)),
        );
      } finally {
        await proxy.stop();
      }
      return [...figures, ...(await growth(stage))];
    },
    "demo",
  );
