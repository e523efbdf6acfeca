import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { read, type Database } from "#lib/platform/dynamodb.ts";

export type SettingStore = ReturnType<typeof settingStore>;

/** Settings of a line of business, from the Config table. */
export function settingStore(database: Database, table: string) {
  return {
    /** `SETTING#DefaultLanguage` of a line of business; undefined where none is set. One GetItem. */
    async defaultLanguage(
      lob: string,
      options: { signal?: AbortSignal } = {},
    ): Promise<"en" | "es" | undefined> {
      const { Item } = await read(() =>
        database.send(
          new GetCommand({
            TableName: table,
            Key: { LOB: lob, ConfigKey: "SETTING#DefaultLanguage" },
            ProjectionExpression: "#value",
            ExpressionAttributeNames: { "#value": "Value" },
          }),
          { abortSignal: options.signal },
        ),
      );
      const value: unknown = Item?.Value;
      return value === "en" || value === "es" ? value : undefined;
    },
  };
}
