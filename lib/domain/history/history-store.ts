import { BatchGetCommand, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { changeSchema, describeChange, type Change, type ChangeInput, type Entity } from "./change.ts";

export type HistoryStore = ReturnType<typeof historyStore>;

/** What can be read of stored changes, and how many cannot. */
function readable(stored: readonly unknown[] = []): { items: Change[]; unreadable: number } {
  const items = stored.flatMap((item) => changeSchema.safeParse(item).data ?? []);
  return { items, unreadable: stored.length - items.length };
}

export function historyStore(database: Database, cursors: Cursors, table: string) {
  return {
    /** The write that belongs into the transaction of the change it records. */
    record(input: ChangeInput): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: describeChange(input),
            ConditionExpression: "attribute_not_exists(Entity)",
          },
        },
      };
    },

    /** The changes of one thing, newest first. One Query. */
    async of(entity: Entity, cursor?: string, limit = 20): Promise<Page<Change>> {
      const purpose = `history ${entity}`;
      const start = cursors.open(purpose, cursor);
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "Entity = :entity",
            ExpressionAttributeValues: { ":entity": entity },
            ScanIndexForward: false,
            ConsistentRead: true,
            Limit: limit,
            ExclusiveStartKey: start,
          }),
        ),
      );
      return { ...readable(answer.Items), next: cursors.seal(purpose, answer.LastEvaluatedKey) };
    },

    /** The newest change of one thing at a moment (ISO 8601 UTC) or before it: what it left stood then. One Query. */
    async asOf(entity: Entity, moment: string): Promise<Change | undefined> {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "Entity = :entity AND #at <= :at",
            ExpressionAttributeNames: { "#at": "At" },
            // Behind every tail of that moment.
            ExpressionAttributeValues: { ":entity": entity, ":at": `${moment}#~` },
            ScanIndexForward: false,
            Limit: 1,
          }),
        ),
      );
      return readable(answer.Items).items[0];
    },

    /** The changes of one day (`YYYY-MM-DD`, UTC), newest first, a moment after they were made. One Query. */
    async ofDay(day: string, limit = 50): Promise<Omit<Page<Change>, "next">> {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            IndexName: "by-day",
            KeyConditionExpression: "#day = :day",
            ExpressionAttributeNames: { "#day": "Day" },
            ExpressionAttributeValues: { ":day": day },
            ScanIndexForward: false,
            Limit: limit,
          }),
        ),
      );
      return readable(answer.Items);
    },

    /** Many changes by their keys, in any order; those that are not there are left out. One call for each hundred. */
    async many(keys: readonly { entity: Entity; at: string }[]): Promise<Change[]> {
      const found: Change[] = [];
      const wanted = keys.map(({ entity, at }) => ({ Entity: entity, At: at }));
      for (let next = wanted.splice(0, 100); next.length > 0; next = wanted.splice(0, 100)) {
        const answer = await read(() =>
          database.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: next } } })),
        );
        found.push(...(answer.Responses?.[table] ?? []).map((item) => changeSchema.parse(item)));
        wanted.push(...((answer.UnprocessedKeys?.[table]?.Keys ?? []) as typeof next));
      }
      return found;
    },

    /** One change. @throws NOT_FOUND */
    async get(entity: Entity, at: string): Promise<Change> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: { Entity: entity, At: at } })),
      );
      if (!Item) throw new DomainError("NOT_FOUND", "history.gone");
      return changeSchema.parse(Item);
    },
  };
}
