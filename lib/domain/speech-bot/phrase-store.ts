import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { shippedPhrases } from "./shipped-phrases.ts";
import { storedPhrasesSchema, type StoredPhrases } from "./stored-phrases.ts";

export type PhraseStore = ReturnType<typeof phraseStore>;

/** Beside the lines of business in the Config table; none of them can have a name that begins so. */
const key = { LOB: "#speech", ConfigKey: "PHRASES" };
export const phrasesEntity = `CONFIG#${key.LOB}#${key.ConfigKey}` as const;

export function phraseStore(database: Database, table: string) {
  return {
    /** All phrases of the speech bot; the shipped ones where none were saved. One GetItem. */
    async read(): Promise<StoredPhrases> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true })),
      );
      return Item ? storedPhrasesSchema.parse(Item) : { ...shippedPhrases, Version: 0 };
    },

    /** The next version, only over the one before it. */
    put(next: StoredPhrases): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: { ...key, ...next },
            ...(next.Version === 1
              ? { ConditionExpression: "attribute_not_exists(Version)" }
              : {
                  ConditionExpression: "Version = :basedOn",
                  ExpressionAttributeValues: { ":basedOn": next.Version - 1 },
                }),
          },
        },
        refuse: () => new DomainError("CONFLICT", "database.changed"),
      };
    },
  };
}
