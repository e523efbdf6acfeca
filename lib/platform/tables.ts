/**
 * Every table, key and index, as data. The deployment (`amplify/tables`) and the local stack
 * (`amplify/local`) both read this, so they cannot drift.
 */
export type KeyType = "S" | "N";
export type Key = { name: string; type: KeyType };
export type Index = { name: string; partitionKey: Key; sortKey: Key };

export type TableDefinition = {
  partitionKey: Key;
  sortKey?: Key;
  /** Indexes with a partition key of their own; read eventually consistent. */
  globalIndexes: readonly Index[];
  /** Other orders of the same partition; may be read strongly consistent. */
  localIndexes: readonly { name: string; sortKey: Key }[];
  /** Attribute (epoch seconds) after which DynamoDB removes an item, late. */
  ttl?: string;
  stream?: "NEW_AND_OLD_IMAGES";
};

const text = (name: string): Key => ({ name, type: "S" });
const number = (name: string): Key => ({ name, type: "N" });

export const tables = {
  Prompts: {
    partitionKey: text("FlowName"),
    sortKey: text("PromptName"),
    globalIndexes: [],
    localIndexes: [{ name: "by-order", sortKey: number("Order") }],
  },
  Config: {
    partitionKey: text("LOB"),
    sortKey: text("ConfigKey"),
    globalIndexes: [],
    localIndexes: [],
  },
  VanityNumbers: {
    partitionKey: text("id"),
    globalIndexes: [
      { name: "by-caller", partitionKey: text("phoneNumber"), sortKey: text("timestamp") },
      { name: "by-target", partitionKey: text("targetNumber"), sortKey: text("timestamp") },
      { name: "by-day", partitionKey: text("day"), sortKey: text("timestamp") },
    ],
    localIndexes: [],
  },
  Sessions: {
    partitionKey: text("PK"),
    sortKey: text("SK"),
    globalIndexes: [
      { name: "GSI1-customer-sessions", partitionKey: text("customer_id"), sortKey: text("updated_at") },
      { name: "GSI2-status-day", partitionKey: text("status_day"), sortKey: text("updated_at") },
      { name: "GSI3-month", partitionKey: text("updated_month"), sortKey: text("updated_at") },
    ],
    localIndexes: [],
    ttl: "ttl",
    stream: "NEW_AND_OLD_IMAGES",
  },
  Callbacks: {
    partitionKey: text("callback_number"),
    globalIndexes: [{ name: "by-lob", partitionKey: text("lob"), sortKey: number("ttl") }],
    localIndexes: [],
    ttl: "ttl",
  },
  History: {
    partitionKey: text("Entity"),
    sortKey: text("At"),
    globalIndexes: [
      { name: "by-day", partitionKey: text("Day"), sortKey: text("At") },
      { name: "by-actor", partitionKey: text("Actor"), sortKey: text("At") },
    ],
    localIndexes: [],
  },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

/** Logical table → the name it has where it runs. */
export type TableNames = Record<TableName, string>;

export const tableNames = Object.keys(tables) as TableName[];

/** The environment variable that carries a table's name to a function: `PROMPTS_TABLE`, `VANITY_NUMBERS_TABLE`. */
export const tableVariable = (table: TableName): string =>
  `${table.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}_TABLE`;
