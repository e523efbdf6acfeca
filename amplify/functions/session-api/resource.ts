import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { cursorVariables, workflowVariables } from "#lib/platform/env.ts";
import { tableVariable, tables as definitions } from "#lib/platform/tables.ts";
import { defineFunction } from "../_shared/connect-function.ts";
import { acknowledgeExecutions, executionPermissions } from "../_shared/execution-permissions.ts";

/** Workflow → its state machine. */
export type Machines = Readonly<Record<string, IStateMachine>>;

/** session-api reads and writes sessions, adds to the history, starts workflows and asks how they stand. */
export async function defineSessionApiFunction(
  scope: Construct,
  tables: Record<"Sessions" | "History", ITableV2>,
  machines: Machines,
  cursorSecret: ISecret,
) {
  const { Sessions, History } = tables;
  const indexes = definitions.Sessions.globalIndexes.map(({ name }) => `${Sessions.tableArn}/index/${name}`);
  const here = new Construct(scope, "SessionApi");
  acknowledgeExecutions(here, Object.values(machines));
  return defineFunction(here, {
    name: "session-api",
    timeout: 10,
    environment: {
      [tableVariable("Sessions")]: Sessions.tableName,
      [tableVariable("History")]: History.tableName,
      ...workflowVariables(
        Object.fromEntries(
          Object.entries(machines).map(([name, machine]) => [name, machine.stateMachineArn]),
        ),
      ),
      // Whoever may read the function's configuration may read its tables too: more is not signed with it.
      ...cursorVariables(cursorSecret.secretValue.unsafeUnwrap()),
    },
    permissions: [
      new PolicyStatement({
        actions: [
          "dynamodb:ConditionCheckItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:UpdateItem",
        ],
        resources: [Sessions.tableArn],
      }),
      new PolicyStatement({ actions: ["dynamodb:Query"], resources: indexes }),
      new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [History.tableArn] }),
      ...executionPermissions(Object.values(machines)),
    ],
  });
}
