import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import type { VanityRecord } from "./vanity-record.ts";

export type VanityNumberStore = ReturnType<typeof vanityNumberStore>;

export const vanityNumberStore = (database: Database, table: string) => ({
  /** Stores a record unless it is there. Gives whether it was new. @throws UNAVAILABLE */
  async add(record: VanityRecord): Promise<boolean> {
    try {
      await read(() =>
        database.send(
          new PutCommand({
            TableName: table,
            Item: record,
            ConditionExpression: "attribute_not_exists(id)",
          }),
        ),
      );
      return true;
    } catch (error) {
      const cause = error instanceof DomainError ? error.cause : error;
      if (cause instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});
