import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import { sessionPartition } from "./session.ts";
import { clientMarkSchema, clientSort, readTurn, sortOfTurn, type Turn } from "./turn.ts";

type Item = Record<string, unknown>;

function readTurns(items: Item[]): { items: Turn[]; unreadable: number } {
  const found: Turn[] = [];
  for (const item of items)
    try {
      found.push(readTurn(item));
    } catch {
      // Counted below: shown, never dropped unseen.
    }
  return { items: found, unreadable: items.length - found.length };
}

export function turnReads(database: Database, cursors: Cursors, table: string) {
  const purpose = (id: string) => `turns ${id}`;
  const sealed = (id: string, item: Item | undefined) =>
    cursors.seal(purpose(id), item && { PK: item.PK, SK: item.SK });

  return {
    /** The cursor to the turns before a stored one. */
    olderThan: sealed,

    /**
     * The newest page of turns, or the page before a cursor, shown oldest first; `next` leads to older ones. One Query.
     * @throws VALIDATION for a cursor of another session, or one that was changed
     */
    async turns(
      id: string,
      { cursor, limit = 20 }: { cursor?: string; limit?: number } = {},
    ): Promise<Page<Turn>> {
      const start = cursors.open(purpose(id), cursor);
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
            ExpressionAttributeValues: { ":pk": sessionPartition(id), ...beginningWith("TURN#") },
            ScanIndexForward: false,
            ConsistentRead: true,
            // One more than is shown says whether there are older ones.
            Limit: limit + 1,
            ExclusiveStartKey: start,
          }),
        ),
      );
      const found = (answer.Items ?? []) as Item[];
      const more = found.length > limit;
      const shown = found.slice(0, limit);
      return { ...readTurns([...shown].reverse()), next: more ? sealed(id, shown.at(-1)) : undefined };
    },

    /** The turns after one, oldest first, at most `limit`. `after` is a turn's id, absent for all. One Query. */
    async turnsAfter(
      id: string,
      after: string | undefined,
      limit = 50,
    ): Promise<{ items: Turn[]; unreadable: number }> {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
            ExpressionAttributeValues: {
              ":pk": sessionPartition(id),
              // The first key after it.
              ":from": after === undefined ? "TURN#" : `${sortOfTurn(after)}#`,
              ":to": "TURN#~",
            },
            ConsistentRead: true,
            Limit: limit,
          }),
        ),
      );
      return readTurns((answer.Items ?? []) as Item[]);
    },

    /** The turn as which a client's message was stored before, if it was. Two GetItem. */
    async turnOfClient(id: string, clientId: string): Promise<Turn | undefined> {
      const get = async (SK: string) => {
        const Key = { PK: sessionPartition(id), SK };
        const { Item } = await read(() =>
          database.send(new GetCommand({ TableName: table, Key, ConsistentRead: true })),
        );
        return Item;
      };
      const mark = await get(clientSort(clientId));
      const turn = mark && (await get(sortOfTurn(clientMarkSchema.parse(mark).turn_id)));
      return turn && readTurn(turn);
    },
  };
}
