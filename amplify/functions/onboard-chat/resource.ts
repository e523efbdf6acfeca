import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { tableVariable } from "#lib/platform/tables.ts";
import { defineFunction } from "../_shared/connect-function.ts";

/** onboard-chat makes a session and its first turn, from what the flows and settings say. */
export function defineOnboardChat(
  scope: Construct,
  tables: Record<"Sessions" | "History" | "Prompts" | "Config", ITableV2>,
): Promise<IFunction> {
  const { Sessions, History, Prompts, Config } = tables;
  return defineFunction(new Construct(scope, "OnboardChat"), {
    name: "onboard-chat",
    timeout: 25,
    environment: {
      [tableVariable("Sessions")]: Sessions.tableName,
      [tableVariable("History")]: History.tableName,
      [tableVariable("Prompts")]: Prompts.tableName,
      [tableVariable("Config")]: Config.tableName,
    },
    permissions: [
      new PolicyStatement({
        actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
        resources: [Sessions.tableArn],
      }),
      new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [History.tableArn] }),
      new PolicyStatement({ actions: ["dynamodb:Query"], resources: [Prompts.tableArn] }),
      new PolicyStatement({ actions: ["dynamodb:GetItem"], resources: [Config.tableArn] }),
    ],
  });
}
