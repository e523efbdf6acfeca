import { setTimeout as wait } from "node:timers/promises";
import { BatchWriteCommand, TransactWriteCommand, type BatchWriteCommandOutput } from "@aws-sdk/lib-dynamodb";
import { inParallel } from "#lib/kernel/in-parallel.ts";
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

function* inParts<Part>(all: readonly Part[], size: number): Generator<Part[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** Writes items, several batches at once; what is left undone is sent again. */
export const writeItems = (
  database: Database,
  table: string,
  items: readonly Item[],
  atOnce = 4,
): Promise<void> =>
  inParallel(atOnce, inParts(items, inOne), async (batch) => {
    let left: NonNullable<BatchWriteCommand["input"]["RequestItems"]> | undefined = {
      [table]: batch.map((Item) => ({ PutRequest: { Item } })),
    };
    for (let tried = 1; left && Object.keys(left).length > 0; tried += 1) {
      const answer: BatchWriteCommandOutput = await database.send(
        new BatchWriteCommand({ RequestItems: left }),
      );
      left = answer.UnprocessedItems;
      if (left && Object.keys(left).length > 0) await wait(Math.random() * Math.min(2_000, 20 * 2 ** tried));
    }
  });

/**
 * Writes many items, a hundred in each transaction: the local engine writes a transaction to the disk at once, and a
 * batch item by item. Not for a table on AWS, where it costs twice as much.
 */
export const putTogether = (
  database: Database,
  table: string,
  items: readonly Item[],
  atOnce = 4,
): Promise<void> =>
  inParallel(atOnce, inParts(items, maxTransactionItems), async (some) => {
    const TransactItems = some.map((Item) => ({ Put: { TableName: table, Item } }));
    await database.send(new TransactWriteCommand({ TransactItems }));
  });
