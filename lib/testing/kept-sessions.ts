import { BatchWriteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { TestDatabase } from "./database.ts";

type Item = Record<string, unknown> & { PK: string; SK: string };
type Store = Pick<TestDatabase, "database" | "tables">;

export type KeptSession = {
  id: string;
  status?: string;
  /** ISO 8601 UTC of its last change. */
  at?: string;
  turns?: number;
  summaries?: number;
  more?: Record<string, unknown>;
};

/** A session as it lies in the table, whole. */
export function sessionItems({
  id,
  status = "disconnected",
  at = "2026-03-02T12:00:00.000Z",
  turns = 3,
  summaries = 0,
  more = {},
}: KeptSession): Item[] {
  const PK = `SESSION#${id}`;
  const ttl = Math.floor(Date.parse(at) / 1_000) + 86_400;
  const began = Date.parse(at) - turns * 10_000;
  return [
    {
      PK,
      SK: "META",
      session_id: id,
      customer_id: "customer-1",
      status,
      status_day: `${status}#${at.slice(0, status === "archived" ? 7 : 10)}`,
      updated_month: at.slice(0, 7),
      turn_count: turns,
      language: "en",
      source: "web",
      lob: "retail",
      created_at: new Date(began).toISOString(),
      updated_at: at,
      ...(status === "disconnected" ? { disconnected_at: at } : {}),
      ttl,
      ...more,
    },
    ...Array.from({ length: turns }, (_, place) => ({
      PK,
      SK: `TURN#${began + place * 10_000}#0001`,
      role: place % 2 ? "bot" : "customer",
      content: `Turn ${place + 1} of ${id}: ¿qué tal?`,
      ttl,
    })),
    ...Array.from({ length: summaries }, (_, place) => ({
      PK,
      SK: `SUMMARY#${began + place}`,
      content: `Summary ${place + 1}`,
      ttl,
    })),
  ];
}

/** Puts items where they belong, as many at once as DynamoDB takes. */
export async function keepItems({ database, tables }: Store, items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += 25)
    await database.send(
      new BatchWriteCommand({
        RequestItems: {
          [tables.Sessions]: items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } })),
        },
      }),
    );
}

/** What lies in one partition, by sort key. */
export async function partitionOf({ database, tables }: Store, PK: string): Promise<Item[]> {
  const { Items } = await database.send(
    new QueryCommand({
      TableName: tables.Sessions,
      KeyConditionExpression: "PK = :pk",
      ExpressionAttributeValues: { ":pk": PK },
      ConsistentRead: true,
    }),
  );
  return (Items ?? []) as Item[];
}
