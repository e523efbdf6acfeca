import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import { handoffSort, readHandoff, waitingDay, type Handoff } from "./handoff.ts";
import { sessionPartition } from "./session.ts";

const day = 86_400_000;

export function handoffReads(database: Database, table: string) {
  const item = async (session: string, id: string) => {
    const Key = { PK: sessionPartition(session), SK: handoffSort(id) };
    const { Item } = await read(() =>
      database.send(new GetCommand({ TableName: table, Key, ConsistentRead: true })),
    );
    return Item;
  };

  return {
    /** One handoff. One GetItem, consistent. */
    async handoff(session: string, id: string): Promise<Handoff | undefined> {
      const found = await item(session, id);
      return found && readHandoff(found);
    },

    /** The token with which the workflow that waits is answered; it never leaves the server. One GetItem. */
    async taskToken(session: string, id: string): Promise<string | undefined> {
      const token: unknown = (await item(session, id))?.task_token;
      return typeof token === "string" ? token : undefined;
    },

    /** A session's handoffs, newest first, at most 20. One Query. */
    async handoffsOf(session: string): Promise<Handoff[]> {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
            ExpressionAttributeValues: { ":pk": sessionPartition(session), ...beginningWith("HANDOFF#") },
            ScanIndexForward: false,
            ConsistentRead: true,
            Limit: 20,
          }),
        ),
      );
      return (answer.Items ?? []).map(readHandoff);
    },

    /**
     * The handoffs that wait for somebody, those that wait longest first, at most `limit`. Waits last minutes: two
     * Queries, of today and yesterday (UTC), a moment behind.
     */
    async waitingHandoffs(now: Date, limit = 50): Promise<{ items: Handoff[]; unreadable: number }> {
      const days = [now.getTime() - day, now.getTime()].map((at) => waitingDay(new Date(at).toISOString()));
      const answers = await Promise.all(
        days.map((one) =>
          read(() =>
            database.send(
              new QueryCommand({
                TableName: table,
                IndexName: "GSI2-status-day",
                KeyConditionExpression: "status_day = :day",
                ExpressionAttributeValues: { ":day": one },
                Limit: limit,
              }),
            ),
          ),
        ),
      );
      const stored = answers.flatMap(({ Items }) => Items ?? []).slice(0, limit);
      const items: Handoff[] = [];
      for (const one of stored)
        try {
          items.push(readHandoff(one));
        } catch {
          // Counted below: shown, never dropped unseen.
        }
      return { items, unreadable: stored.length - items.length };
    },
  };
}
