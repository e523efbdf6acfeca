import { setTimeout as wait } from "node:timers/promises";
import { BatchWriteCommand, TransactWriteCommand, type BatchWriteCommandOutput } from "@aws-sdk/lib-dynamodb";
import type { Database } from "#lib/platform/dynamodb.ts";
import { maxTransactionItems, type Write } from "#lib/platform/transactions.ts";

type Item = Record<string, unknown>;

/** Amazon DynamoDB's limit on one BatchWriteItem. */
const inOne = 25;

/** What a write would put: demo data is made by the same builders as everything else. */
export function itemOf({ item }: Write): Item {
  if (!item.Put?.Item) throw new Error("only what is put can be written in a batch");
  return item.Put.Item;
}

/** Writes items, several batches at once; what is left undone is sent again. */
export async function writeItems(
  database: Database,
  table: string,
  items: readonly Item[],
  atOnce = 4,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const batch = items.slice(next, (next += inOne));
      let left: NonNullable<BatchWriteCommand["input"]["RequestItems"]> | undefined = {
        [table]: batch.map((Item) => ({ PutRequest: { Item } })),
      };
      for (let tried = 1; left && Object.keys(left).length > 0; tried += 1) {
        const answer: BatchWriteCommandOutput = await database.send(
          new BatchWriteCommand({ RequestItems: left }),
        );
        left = answer.UnprocessedItems;
        if (left && Object.keys(left).length > 0)
          await wait(Math.random() * Math.min(2_000, 20 * 2 ** tried));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/**
 * Writes many items, a hundred in each transaction: the local engine writes a transaction to the disk at once, and a
 * batch item by item. Not for a table on AWS, where it costs twice as much.
 */
export async function putTogether(
  database: Database,
  table: string,
  items: readonly Item[],
  atOnce = 4,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const some = items.slice(next, (next += maxTransactionItems));
      const TransactItems = some.map((Item) => ({ Put: { TableName: table, Item } }));
      await database.send(new TransactWriteCommand({ TransactItems }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
