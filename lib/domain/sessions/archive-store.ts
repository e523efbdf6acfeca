import { setTimeout as wait } from "node:timers/promises";
import { BatchWriteCommand, QueryCommand, type BatchWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import { queryAll } from "#lib/platform/query-all.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { RawItem } from "./archive.ts";
import { monthOf, sessionKey, sessionPartition, statusDay, type SessionStatus } from "./session.ts";

/** What of a session decides whether it is still as it was seen. */
export type Seen = { status: SessionStatus; updated_at: string };

/** Amazon DynamoDB's limit on one BatchWriteItem. */
export const batchSize = 25;
const maxTries = 8;

type Request = NonNullable<BatchWriteCommandInput["RequestItems"]>[string][number];
export type ArchiveStore = ReturnType<typeof archiveStore>;

/** A session's items as they are, for those who move them as a whole. */
export function archiveStore(database: Database, table: string) {
  /** Writes batch by batch; what DynamoDB left undone is asked for again, later each time. */
  async function write(requests: readonly Request[]): Promise<void> {
    for (let from = 0; from < requests.length; from += batchSize) {
      let left: Request[] = requests.slice(from, from + batchSize);
      for (let tried = 1; left.length > 0; tried += 1) {
        const asked = left;
        const { UnprocessedItems } = await read(() =>
          database.send(new BatchWriteCommand({ RequestItems: { [table]: asked } })),
        );
        left = UnprocessedItems?.[table] ?? [];
        if (left.length === 0) break;
        if (tried === maxTries) throw new DomainError("UNAVAILABLE", "database.busy");
        await wait(Math.random() * Math.min(2_000, 25 * 2 ** tried));
      }
    }
  }

  return {
    /** Every item of a session, read consistently. One Query for each megabyte. */
    all: async (sessionId: string): Promise<RawItem[]> =>
      (await queryAll(database, {
        TableName: table,
        KeyConditionExpression: "PK = :pk",
        ExpressionAttributeValues: { ":pk": sessionPartition(sessionId) },
        ConsistentRead: true,
      })) as RawItem[],

    /** Deletes items, 25 a call. @throws UNAVAILABLE when DynamoDB leaves some undone again and again */
    remove: (items: readonly RawItem[]): Promise<void> =>
      write(items.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }))),

    /** Puts items back, as they were. */
    putBack: (items: readonly RawItem[]): Promise<void> =>
      write(items.map((Item) => ({ PutRequest: { Item } }))),

    /** The delete of one item, for a transaction. */
    removal: ({ PK, SK }: RawItem): Write => ({ item: { Delete: { TableName: table, Key: { PK, SK } } } }),

    /** Holds a transaction to a session that is not there. */
    absent: (sessionId: string): Write => ({
      item: {
        ConditionCheck: {
          TableName: table,
          Key: sessionKey(sessionId),
          ConditionExpression: "attribute_not_exists(PK)",
        },
      },
    }),

    /**
     * META says that the session is archived, where, and since when; from then on it is kept.
     * @throws CONFLICT when the session changed since it was seen
     */
    mark(sessionId: string, seen: Seen, { key, at }: { key: string; at: Date }): Write {
      return {
        item: {
          Update: {
            TableName: table,
            Key: sessionKey(sessionId),
            UpdateExpression:
              "SET #status = :archived, status_day = :day, updated_month = :month, archived_at = :at, archive_key = :key REMOVE #ttl",
            ConditionExpression: "#status = :seen AND updated_at = :updated",
            ExpressionAttributeNames: { "#status": "status", "#ttl": "ttl" },
            ExpressionAttributeValues: {
              ":archived": "archived",
              ":day": statusDay("archived", seen.updated_at),
              ":month": monthOf(seen.updated_at),
              ":at": at.toISOString(),
              ":key": key,
              ":seen": seen.status,
              ":updated": seen.updated_at,
            },
          },
        },
      };
    },

    /** Sessions in a status whose last change was on a day (`YYYY-MM-DD`, UTC), the oldest first. One Query. */
    async inStatus(
      status: SessionStatus,
      day: string,
      limit: number,
      from?: Record<string, unknown>,
    ): Promise<{ items: RawItem[]; next?: Record<string, unknown> }> {
      const page = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            IndexName: "GSI2-status-day",
            KeyConditionExpression: "status_day = :key AND updated_at BETWEEN :from AND :to",
            ExpressionAttributeValues: { ":key": statusDay(status, day), ...beginningWith(day) },
            Limit: limit,
            ExclusiveStartKey: from,
          }),
        ),
      );
      return { items: (page.Items ?? []) as RawItem[], next: page.LastEvaluatedKey };
    },
  };
}
