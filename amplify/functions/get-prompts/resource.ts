import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { tableVariable } from "#lib/platform/tables.ts";
import { defineConnectFunction } from "../_shared/connect-function.ts";

/** get-prompts reads prompts, and the default language of a line of business; nothing else. */
export const defineGetPrompts = (
  scope: Construct,
  tables: Record<"Prompts" | "Config", ITableV2>,
  connectInstance?: string,
) =>
  defineConnectFunction(new Construct(scope, "GetPrompts"), {
    name: "get-prompts",
    connectInstance,
    environment: {
      [tableVariable("Prompts")]: tables.Prompts.tableName,
      [tableVariable("Config")]: tables.Config.tableName,
    },
    permissions: [
      new PolicyStatement({
        actions: ["dynamodb:GetItem", "dynamodb:Query"],
        resources: [tables.Prompts.tableArn],
      }),
      new PolicyStatement({ actions: ["dynamodb:GetItem"], resources: [tables.Config.tableArn] }),
    ],
  });
