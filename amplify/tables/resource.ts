import { RemovalPolicy } from "aws-cdk-lib";
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import {
  tableNames,
  tables,
  type Key as TableKey,
  type TableDefinition,
  type TableName,
} from "#lib/platform/tables.ts";
import { keyIdOf } from "../functions/_shared/key-permissions.ts";

export type Tables = Record<TableName, TableV2>;

const attribute = ({ name, type }: TableKey) => ({
  name,
  type: type === "N" ? AttributeType.NUMBER : AttributeType.STRING,
});

function defineTable(scope: Construct, name: TableName, table: TableDefinition): TableV2 {
  return new TableV2(scope, name, {
    partitionKey: attribute(table.partitionKey),
    sortKey: table.sortKey && attribute(table.sortKey),
    globalSecondaryIndexes: table.globalIndexes.map((index) => ({
      indexName: index.name,
      partitionKey: attribute(index.partitionKey),
      sortKey: attribute(index.sortKey),
    })),
    localSecondaryIndexes: table.localIndexes.map((index) => ({
      indexName: index.name,
      sortKey: attribute(index.sortKey),
    })),
    timeToLiveAttribute: table.ttl,
    dynamoStream: table.stream && StreamViewType[table.stream],
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // What people wrote outlives the stack that holds it.
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

/** A key of its own, as the contract of the callback functions asks. The CDK would need to know the region for it. */
function encryptByOwnKey(scope: Construct, name: TableName, table: TableV2): void {
  const key = new Key(scope, keyIdOf(name), { enableKeyRotation: true, description: `Encrypts ${name}` });
  const made = table.node.defaultChild as CfnGlobalTable;
  made.addPropertyOverride("Replicas.0.SSESpecification", { KMSMasterKeyId: key.keyArn });
}

/** Every table of `lib/platform/tables.ts`, named by CloudFormation. */
export function defineTables(scope: Construct): Tables {
  const made = tableNames.map((name) => [name, defineTable(scope, name, tables[name])] as const);
  const all = Object.fromEntries(made) as Tables;
  encryptByOwnKey(scope, "Callbacks", all.Callbacks);
  return all;
}
