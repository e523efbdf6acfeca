import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  createLob,
  raiseEmergency,
  saveQueueMapping,
  saveSettings,
  type SettingName,
} from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { person } from "./builders.ts";
import { startDatabase } from "./database.ts";
import type { DynamoDBEngine } from "./engines/dynamodb.ts";
import { testServices } from "./services.ts";

const requestId = "test";
const editor = person("editors");

export type LobsStage = Awaited<ReturnType<typeof startLobsStage>>;

/** An Amazon Connect queue's ARN. */
export const queueArn = (queue: string, instance = "11111111-1111-4111-8111-111111111111"): string =>
  `arn:aws:connect:us-east-1:123456789012:instance/${instance}/queue/${queue}`;

/** A queue that every rule accepts. */
export const billing = { QueueName: "Billing", QueueArn: queueArn("b1"), Priority: 3, IsActive: true };

/** What an editor sends of a thing that was not there. */
export const fromNothing = (contents: object): Record<string, { to: string }> =>
  Object.fromEntries(Object.entries(contents).map(([field, to]) => [field, { to: to as string }]));

/** The operations on lines of business over a real engine, and what tests do with them again and again. */
export async function startLobsStage(engine: DynamoDBEngine) {
  const test = await startDatabase(engine);
  const deps = testServices(test);
  let count = 0;
  return {
    test,
    deps,
    stop: () => test.stop(),
    /** A line of business of the test's own; gives its key. */
    async aLob(actor: Actor = editor, copyOf?: string) {
      count += 1;
      const LOB = `lob-${count}`;
      await createLob(deps, actor, { LOB, DisplayName: `Line ${count}`, copyOf, requestId: `make ${LOB}` });
      return LOB;
    },
    save: (
      lob: string,
      changes: Partial<Record<SettingName, { from?: unknown; to?: unknown }>>,
      actor: Actor = editor,
    ) => saveSettings(deps, actor, { lob, changes, requestId }),
    mapping: (
      lob: string,
      intent: string,
      language: "en" | "es" | "*" = "*",
      contents: object = billing,
      actor: Actor = editor,
    ) =>
      saveQueueMapping(deps, actor, {
        lob,
        intent,
        language,
        isNew: true,
        changes: fromNothing(contents),
        requestId,
      }),
    /** Closes for an hour. */
    raise: (lobs: string[], more: object = {}, actor: Actor = person("supervisors")) =>
      raiseEmergency(deps, actor, {
        lobs,
        Reason: "Storm",
        EmergencyText_en: "We are closed because of the storm.",
        EmergencyText_es: "Estamos cerrados por la tormenta.",
        Until: new Date(deps.clock.now().getTime() + 3_600_000).toISOString(),
        requestId,
        ...more,
      }),
    /** All that is stored of a line of business. */
    async items(lob: string) {
      const { Items } = await test.database.send(
        new QueryCommand({
          TableName: test.tables.Config,
          KeyConditionExpression: "LOB = :lob",
          ExpressionAttributeValues: { ":lob": lob },
        }),
      );
      return Items ?? [];
    },
  };
}
