import { describe, expect, it } from "vitest";
import { tableNames, tables, type Key, type TableDefinition } from "#lib/platform/tables.ts";
import { list, readTemplates } from "./synthesized.ts";

const { ofType, one } = readTemplates();

describe("the tables", () => {
  const keys = (partition: Key, sort?: Key) => [
    { AttributeName: partition.name, KeyType: "HASH" },
    ...(sort ? [{ AttributeName: sort.name, KeyType: "RANGE" }] : []),
  ];
  const all = { ProjectionType: "ALL" };
  const orNone = <Item>(items: Item[]) => (items.length > 0 ? items : undefined);

  it("are those of lib/platform/tables.ts, and no others", () => {
    expect(ofType("AWS::DynamoDB::GlobalTable")).toHaveLength(tableNames.length);
    expect(ofType("AWS::DynamoDB::Table")).toHaveLength(0);
  });

  it.each(tableNames)("%s has its keys, indexes, expiry and stream", (name) => {
    const table: TableDefinition = tables[name];
    const made = one("AWS::DynamoDB::GlobalTable", name);
    expect(made.KeySchema).toEqual(keys(table.partitionKey, table.sortKey));
    expect(made.GlobalSecondaryIndexes).toEqual(
      orNone(
        table.globalIndexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keys(index.partitionKey, index.sortKey),
          Projection: all,
        })),
      ),
    );
    expect(made.LocalSecondaryIndexes).toEqual(
      orNone(
        table.localIndexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keys(table.partitionKey, index.sortKey),
          Projection: all,
        })),
      ),
    );
    const used = [
      table.partitionKey,
      ...list(table.sortKey),
      ...table.globalIndexes.flatMap((index) => [index.partitionKey, index.sortKey]),
      ...table.localIndexes.map((index) => index.sortKey),
    ];
    const types = Object.fromEntries(
      (made.AttributeDefinitions as { AttributeName: string; AttributeType: string }[]).map((attribute) => [
        attribute.AttributeName,
        attribute.AttributeType,
      ]),
    );
    expect(types).toEqual(Object.fromEntries(used.map((key) => [key.name, key.type])));
    expect(made.TimeToLiveSpecification).toEqual(
      table.ttl ? { AttributeName: table.ttl, Enabled: true } : undefined,
    );
    expect(made.StreamSpecification).toEqual(table.stream ? { StreamViewType: table.stream } : undefined);
  });

  it.each(tableNames)("%s is encrypted, restorable, paid by use, and kept when its stack goes", (name) => {
    const made = one("AWS::DynamoDB::GlobalTable", name);
    expect(made).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
    const [, resource] = ofType("AWS::DynamoDB::GlobalTable").find(([id]) => id.startsWith(name)) ?? [];
    expect(resource).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
  });
});
