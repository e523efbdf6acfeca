import { ArnFormat, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";

/** Every execution of a state machine: they are named as they are started. */
export const executionsOf = (machine: IStateMachine): string =>
  Stack.of(machine).formatArn({
    service: "states",
    resource: "execution",
    resourceName: `${Stack.of(machine).splitArn(machine.stateMachineArn, ArnFormat.COLON_RESOURCE_NAME).resourceName ?? ""}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Leave to start these workflows and to ask how their executions stand. */
export const executionPermissions = (machines: readonly IStateMachine[]): PolicyStatement[] =>
  machines.length === 0
    ? []
    : [
        new PolicyStatement({
          actions: ["states:StartExecution"],
          resources: machines.map(({ stateMachineArn }) => stateMachineArn),
        }),
        new PolicyStatement({
          actions: ["states:DescribeExecution"],
          resources: machines.map(executionsOf),
        }),
      ];
