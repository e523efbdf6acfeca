import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import { commit, type Write } from "#lib/platform/transactions.ts";
import { callbackSchema, epochSeconds, type Callback } from "./callback.ts";

/** What lets a number be held: it is not there, or expired. Expired items stay for days: they do not count. */
const isFree = (now: Date) => ({
  ConditionExpression: "attribute_not_exists(callback_number) OR #ttl <= :now",
  ExpressionAttributeNames: { "#ttl": "ttl" },
  ExpressionAttributeValues: { ":now": epochSeconds(now) },
});

export type CallbackClaims = ReturnType<typeof callbackClaims>;
export type CallbackStore = ReturnType<typeof callbackStore>;
type Options = { signal?: AbortSignal };

/** What the functions do: hold a number, and let it go. One call each. */
export function callbackClaims(database: Database, table: string) {
  return {
    /** Holds the number unless it is held already. Gives whether it was ours to hold: true for one of many at once. */
    async hold(
      { callback_number, ...held }: Callback,
      now: Date,
      { signal }: Options = {},
    ): Promise<boolean> {
      const condition = isFree(now);
      try {
        await read(() =>
          database.send(
            new UpdateCommand({
              TableName: table,
              Key: { callback_number },
              UpdateExpression:
                "SET #ttl = :ttl, created_at = :at, lob = :lob, reason = :reason, claim = :claim",
              ...condition,
              ExpressionAttributeValues: {
                ...condition.ExpressionAttributeValues,
                ":ttl": held.ttl,
                ":at": held.created_at,
                ":lob": held.lob,
                ":reason": held.reason,
                ":claim": held.claim,
              },
              ReturnValuesOnConditionCheckFailure: "ALL_OLD",
            }),
            { abortSignal: signal },
          ),
        );
        return true;
      } catch (error) {
        const cause = error instanceof DomainError ? error.cause : error;
        if (!(cause instanceof ConditionalCheckFailedException)) throw error;
        // The answer to our own first try was lost, and the second found what the first had written.
        return cause.Item !== undefined && unmarshall(cause.Item).claim === held.claim;
      }
    },

    /** Lets the number go. Gives what was there, if anything. */
    async release(callback_number: string, { signal }: Options = {}): Promise<{ ttl: number } | undefined> {
      try {
        const { Attributes } = await read(() =>
          database.send(
            new DeleteCommand({
              TableName: table,
              Key: { callback_number },
              ConditionExpression: "attribute_exists(callback_number)",
              ReturnValues: "ALL_OLD",
            }),
            { abortSignal: signal },
          ),
        );
        const ttl: unknown = Attributes?.ttl;
        return { ttl: typeof ttl === "number" ? ttl : 0 };
      } catch (error) {
        const cause = error instanceof DomainError ? error.cause : error;
        if (cause instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}

/** What the console reads and writes of them. */
export function callbackStore(database: Database, cursors: Cursors, table: string) {
  return {
    /** Whether `hold` would refuse the number at that moment: its own condition, checked without a write. One call. */
    async isHeld(callback_number: string, at: Date): Promise<boolean> {
      const held = new DomainError("RULE", "callbacks.held");
      const check = { TableName: table, Key: { callback_number }, ...isFree(at) };
      try {
        await commit(database, [{ item: { ConditionCheck: check }, refuse: () => held }]);
        return false;
      } catch (error) {
        if (error === held) return true;
        throw error;
      }
    },

    async find(callback_number: string): Promise<Callback | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: { callback_number }, ConsistentRead: true })),
      );
      return Item && callbackSchema.parse(Item);
    },

    /** Those of a line of business that are held now, the first to expire first. One Query. */
    async ofLob(lob: string, now: Date, cursor?: string, limit = 25): Promise<Page<Callback>> {
      const purpose = `callbacks ${lob}`;
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            IndexName: "by-lob",
            KeyConditionExpression: "lob = :lob AND #ttl > :now",
            ExpressionAttributeNames: { "#ttl": "ttl" },
            ExpressionAttributeValues: { ":lob": lob, ":now": epochSeconds(now) },
            Limit: limit,
            ExclusiveStartKey: cursors.open(purpose, cursor),
          }),
        ),
      );
      const parsed = (answer.Items ?? []).map((item) => callbackSchema.safeParse(item));
      const items = parsed.flatMap((result) => (result.success ? [result.data] : []));
      return {
        items,
        next: cursors.seal(purpose, answer.LastEvaluatedKey),
        unreadable: parsed.length - items.length,
      };
    },

    /** Removes the one that was seen, and no other that was made since. */
    remove({ callback_number, created_at }: Callback): Write {
      return {
        item: {
          Delete: {
            TableName: table,
            Key: { callback_number },
            ConditionExpression: "created_at = :at",
            ExpressionAttributeValues: { ":at": created_at },
          },
        },
        refuse: (stored) =>
          stored
            ? new DomainError("CONFLICT", "callbacks.changed")
            : new DomainError("NOT_FOUND", "callbacks.gone"),
      };
    },
  };
}
