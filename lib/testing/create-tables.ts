import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
} from "@aws-sdk/client-dynamodb";
import {
  tableNames,
  tables,
  type Key,
  type TableDefinition,
  type TableName,
  type TableNames,
} from "#lib/platform/tables.ts";

/** `console-` → `{ Prompts: "console-Prompts", … }`. */
export const namesWith = (prefix: string): TableNames =>
  Object.fromEntries(tableNames.map((table) => [table, `${prefix}${table}`])) as TableNames;

const keySchema = (partition: Key, sort?: Key) => [
  { AttributeName: partition.name, KeyType: "HASH" as const },
  ...(sort ? [{ AttributeName: sort.name, KeyType: "RANGE" as const }] : []),
];
const all = { ProjectionType: "ALL" as const };
const orNone = <Item>(items: Item[]) => (items.length > 0 ? items : undefined);

/** One table's definition in the words of CreateTable. */
export function createTableInput(name: string, table: TableDefinition): CreateTableCommandInput {
  const { partitionKey, sortKey, globalIndexes, localIndexes } = table;
  const keys = [
    partitionKey,
    ...(sortKey ? [sortKey] : []),
    ...globalIndexes.flatMap((index) => [index.partitionKey, index.sortKey]),
    ...localIndexes.map((index) => index.sortKey),
  ];
  const types = new Map(keys.map((key) => [key.name, key.type]));
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes: orNone(
      globalIndexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index.partitionKey, index.sortKey),
        Projection: all,
      })),
    ),
    LocalSecondaryIndexes: orNone(
      localIndexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(partitionKey, index.sortKey),
        Projection: all,
      })),
    ),
    StreamSpecification: table.stream ? { StreamEnabled: true, StreamViewType: table.stream } : undefined,
  };
}

const connect = (endpoint: string) =>
  new DynamoDBClient({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

async function existing(client: DynamoDBClient): Promise<Set<string>> {
  const found = new Set<string>();
  let start: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: start }));
    for (const name of page.TableNames ?? []) found.add(name);
    start = page.LastEvaluatedTableName;
  } while (start);
  return found;
}

/** Adds the indexes that came since a table was made. */
async function addIndexes(client: DynamoDBClient, wanted: CreateTableCommandInput): Promise<void> {
  const { TableName, AttributeDefinitions, GlobalSecondaryIndexes = [] } = wanted;
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const there = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const Create of GlobalSecondaryIndexes)
    if (!there.has(Create.IndexName))
      await client.send(
        new UpdateTableCommand({
          TableName,
          AttributeDefinitions,
          GlobalSecondaryIndexUpdates: [{ Create }],
        }),
      );
}

/** Makes the tables, and the indexes of tables, that are not there yet. Gives the tables that it made. */
export async function createTables(endpoint: string, names: TableNames): Promise<TableName[]> {
  const client = connect(endpoint);
  try {
    const there = await existing(client);
    const missing = tableNames.filter((table) => !there.has(names[table]));
    for (const table of tableNames.filter((one) => there.has(names[one])))
      await addIndexes(client, createTableInput(names[table], tables[table]));
    for (const table of missing) {
      const definition: TableDefinition = tables[table];
      await client.send(new CreateTableCommand(createTableInput(names[table], definition)));
      if (definition.ttl)
        await client.send(
          new UpdateTimeToLiveCommand({
            TableName: names[table],
            TimeToLiveSpecification: { AttributeName: definition.ttl, Enabled: true },
          }),
        );
    }
    return missing;
  } finally {
    client.destroy();
  }
}

/** Deletes the tables that are there, with all that they hold. */
export async function deleteTables(endpoint: string, names: TableNames): Promise<void> {
  const client = connect(endpoint);
  try {
    const there = await existing(client);
    for (const name of Object.values(names))
      if (there.has(name)) await client.send(new DeleteTableCommand({ TableName: name }));
  } finally {
    client.destroy();
  }
}
