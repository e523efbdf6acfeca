import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import { DomainError } from "#lib/kernel/errors.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import type { Write } from "#lib/platform/transactions.ts";

/** One open socket of a customer, and the session that is spoken in through it. */
export const connectionSchema = z.object({
  connection_id: z.string(),
  session_id: z.string(),
  customer_id: z.string(),
});
export type Connection = z.infer<typeof connectionSchema>;
export type ConnectionStore = ReturnType<typeof connectionStore>;

/** Amazon API Gateway closes a socket after two hours; what is left of it goes an hour later. */
const keptSeconds = 3 * 3_600;

const connectionKey = (id: string) => ({ PK: `CONNECTION#${id}`, SK: "META" });
/** With the session: which connection speaks now. A customer who comes back has another. */
const currentKey = (session: string) => ({ PK: `SESSION#${session}`, SK: "CONNECTION" });

/** Connections of chats, in the table of sessions. */
export function connectionStore(database: Database, table: string) {
  return {
    /** The connection, if it is open. One GetItem, consistent. */
    async find(connection_id: string): Promise<Connection | undefined> {
      const { Item } = await read(() =>
        database.send(
          new GetCommand({ TableName: table, Key: connectionKey(connection_id), ConsistentRead: true }),
        ),
      );
      return Item && connectionSchema.parse(Item);
    },

    /** A connection, and that it is the one that speaks in its session now. */
    open(connection: Connection, at: Date): Write[] {
      const ttl = Math.floor(at.getTime() / 1_000) + keptSeconds;
      const { connection_id, session_id } = connection;
      return [
        {
          item: { Put: { TableName: table, Item: { ...connectionKey(connection_id), ...connection, ttl } } },
        },
        { item: { Put: { TableName: table, Item: { ...currentKey(session_id), connection_id, ttl } } } },
      ];
    },

    /** The connection is no more. */
    close: ({ connection_id }: Connection): Write => ({
      item: { Delete: { TableName: table, Key: connectionKey(connection_id) } },
    }),

    /** Nobody speaks in the session. @throws CONFLICT (`chats.elsewhere`) where another connection does by now */
    leave: ({ connection_id, session_id }: Connection): Write => ({
      item: {
        Delete: {
          TableName: table,
          Key: currentKey(session_id),
          ConditionExpression: "connection_id = :mine",
          ExpressionAttributeValues: { ":mine": connection_id },
        },
      },
      refuse: () => new DomainError("CONFLICT", "chats.elsewhere"),
    }),
  };
}
