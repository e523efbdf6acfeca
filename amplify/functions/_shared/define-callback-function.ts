import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { defineConnectFunction } from "./connect-function.ts";
import { keyPermissions } from "./key-permissions.ts";

/** A function on the callbacks alone: their table, and the key that it is encrypted with. */
export function defineCallbackFunction(
  scope: Construct,
  { id, name, action }: { id: string; name: string; action: "UpdateItem" | "DeleteItem" },
  callbacks: ITableV2,
  connectInstance?: string,
) {
  return defineConnectFunction(new Construct(scope, id), {
    name,
    connectInstance,
    environment: { CALLBACK_TABLE: callbacks.tableName },
    permissions: [
      new PolicyStatement({
        actions: ["dynamodb:GetItem", `dynamodb:${action}`],
        resources: [callbacks.tableArn],
      }),
      ...keyPermissions(callbacks),
    ],
  });
}
