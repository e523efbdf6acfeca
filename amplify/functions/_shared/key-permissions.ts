import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";

/** The construct id of a table's own key, beside the table. */
export const keyIdOf = (table: string): string => `${table}Key`;

/** DynamoDB uses a table's own key in the name of who asks. Nothing for a table without one. */
export function keyPermissions({ node }: ITableV2): PolicyStatement[] {
  const key = node.scope?.node.tryFindChild(keyIdOf(node.id)) as Key | undefined;
  if (!key) return [];
  const actions = ["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo"];
  return [new PolicyStatement({ actions: actions.map((name) => `kms:${name}`), resources: [key.keyArn] })];
}
