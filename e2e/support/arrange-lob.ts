import { randomUUID } from "node:crypto";
import {
  configStore,
  createLob,
  openLob,
  saveQueueMapping,
  saveSettings,
  type LobDeps,
  type OpenedLob,
  type QueueMapping,
  type SettingValues,
} from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { services } from "./arrange.ts";
import { stack } from "./stack.ts";

const seed: Actor = { kind: "system", name: "seed" };
let deps: LobDeps | undefined;

/** The dependencies of the operations on lines of business, over the journeys' own database. */
export function lobServices(): LobDeps {
  if (deps) return deps;
  const { dynamodb, tables } = stack();
  const database = openDatabase({ region: "us-east-1", endpoint: dynamodb, requestTimeout: 20_000 });
  deps = { ...services(), configs: configStore(database, tables.Config) };
  return deps;
}

/** The address of a queue that Amazon Connect could have. */
export const queueArn = (queue: string): string =>
  `arn:aws:connect:us-east-1:123456789012:instance/8f2c1f0a-5d0e-4c1b-9a53-0d5f2f6d7a10/queue/${queue}`;

type Arranged = { settings?: Partial<SettingValues>; queues?: QueueMapping[]; name?: string };

/** A line of business of this test's own, so that tests can run side by side. Gives its key. */
export async function arrangeLob({ settings = {}, queues = [], name }: Arranged = {}): Promise<string> {
  const lob = `journey-${randomUUID().slice(0, 8)}`;
  const requestId = randomUUID();
  await createLob(lobServices(), seed, {
    LOB: lob,
    DisplayName: name ?? `Journey ${lob.slice(8)}`,
    requestId,
  });
  await changeSettings(lob, settings);
  for (const { Intent, Language, ...contents } of queues)
    await saveQueueMapping(lobServices(), seed, {
      lob,
      intent: Intent,
      language: Language,
      isNew: true,
      changes: Object.fromEntries(Object.entries(contents).map(([field, to]) => [field, { to }])),
      requestId,
    });
  return lob;
}

/** What somebody else saves meanwhile. */
export async function changeSettings(lob: string, settings: Partial<SettingValues>): Promise<void> {
  const { values } = await storedLob(lob);
  const changes = Object.fromEntries(
    Object.entries(settings).map(([name, to]) => [name, { from: values[name as keyof SettingValues], to }]),
  );
  await saveSettings(lobServices(), seed, { lob, changes, requestId: randomUUID() });
}

/** A line of business as it is stored now. */
export const storedLob = (lob: string): Promise<OpenedLob> => openLob(lobServices(), seed, { lob });

export const lobPath = (lob: string): string => `/lines-of-business/${lob}`;
