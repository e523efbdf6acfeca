import { ArnFormat, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { CfnStateMachine, IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { IConstruct } from "constructs";

/** The name that was given to a state machine (`amplify/workflows/resource.ts`), not a reference to it. */
function nameOf(machine: IStateMachine): string {
  const { stateMachineName } = machine.node.defaultChild as CfnStateMachine;
  if (!stateMachineName) throw new Error(`${machine.node.path} has no name of its own`);
  return stateMachineName;
}

/** Every execution of a state machine: they are named as they are started. */
export const executionsOf = (machine: IStateMachine): string =>
  Stack.of(machine).formatArn({
    service: "states",
    resource: "execution",
    resourceName: `${nameOf(machine)}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Says of a construct with such leave that it is meant. */
export function acknowledgeExecutions(construct: IConstruct, machines: readonly IStateMachine[]): void {
  for (const machine of machines)
    Validations.of(construct).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${nameOf(machine)}:*]`,
      reason: "Executions are named as they are started: those of one workflow of ours.",
    });
}

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
