import { CreateTableCommand, DeleteTableCommand } from "@aws-sdk/client-dynamodb";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it } from "vitest";
import { tables } from "#lib/platform/tables.ts";
import { createTableInput, createTables } from "./create-tables.ts";
import { startDatabase } from "./database.ts";

it("give a table from before the indexes that came since, with what it holds", async () => {
  const { database, endpoint, tables: names, stop } = await startDatabase();
  try {
    const TableName = names.Sessions;
    const [first, second] = tables.Sessions.globalIndexes;
    await database.send(new DeleteTableCommand({ TableName }));
    const before = { ...tables.Sessions, globalIndexes: [first, second] };
    await database.send(new CreateTableCommand(createTableInput(TableName, before)));
    const Item = { PK: "SESSION#1", SK: "META", updated_month: "2036-03", updated_at: "2036-03-01" };
    await database.send(new PutCommand({ TableName, Item }));
    expect(await createTables(endpoint, names)).toEqual([]);
    const { Items } = await database.send(
      new QueryCommand({
        TableName,
        IndexName: "GSI3-month",
        KeyConditionExpression: "updated_month = :month",
        ExpressionAttributeValues: { ":month": "2036-03" },
      }),
    );
    expect(Items).toEqual([Item]);
  } finally {
    await stop();
  }
});
