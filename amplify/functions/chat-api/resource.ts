import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { workflowVariables } from "#lib/platform/env.ts";
import { tableVariable } from "#lib/platform/tables.ts";
import { defineFunction } from "../_shared/connect-function.ts";
import { acknowledgeExecutions, executionPermissions } from "../_shared/execution-permissions.ts";

/** chat-api keeps connections and turns, reads the flows' words, and starts the onboarding workflow. */
export async function defineChatApiFunction(
  scope: Construct,
  tables: Record<"Sessions" | "History" | "Prompts", ITableV2>,
  onboarding: IStateMachine,
  /** `POST` to every connection of the gateway: `arn:…:execute-api:…/live/POST/@connections/*`. */
  connectionsArn: string,
) {
  const { Sessions, History, Prompts } = tables;
  const here = new Construct(scope, "ChatApi");
  const lambda = await defineFunction(here, {
    name: "chat-api",
    // A first message waits up to six seconds for its session.
    timeout: 15,
    environment: {
      [tableVariable("Sessions")]: Sessions.tableName,
      [tableVariable("History")]: History.tableName,
      [tableVariable("Prompts")]: Prompts.tableName,
      ...workflowVariables({ onboarding: onboarding.stateMachineArn }),
    },
    permissions: [
      new PolicyStatement({
        actions: ["DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"].map((one) => `dynamodb:${one}`),
        resources: [Sessions.tableArn],
      }),
      new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [History.tableArn] }),
      new PolicyStatement({ actions: ["dynamodb:Query"], resources: [Prompts.tableArn] }),
      new PolicyStatement({ actions: ["execute-api:ManageConnections"], resources: [connectionsArn] }),
      ...executionPermissions([onboarding]),
    ],
  });
  acknowledgeExecutions(here, [onboarding]);
  return lambda;
}
