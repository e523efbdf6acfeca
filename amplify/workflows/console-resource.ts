import { ManagedPolicy, PolicyStatement, type IRole } from "aws-cdk-lib/aws-iam";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { acknowledgeExecutions, executionsOf } from "../functions/_shared/execution-permissions.ts";

/** Leave for the console's server to start, show, stop and redo executions, and to answer those that wait. */
export function allowWorkflows(scope: Construct, role: IRole, machines: readonly IStateMachine[]): void {
  const machineArns = machines.map(({ stateMachineArn }) => stateMachineArn);
  const executions = machines.map(executionsOf);
  const policy = new ManagedPolicy(scope, "ConsoleWorkflows", {
    description: "What the console's server may do with workflows",
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: [
          ...["states:StartExecution", "states:ListExecutions", "states:DescribeStateMachine"],
          ...["states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"],
        ],
        resources: machineArns,
      }),
      new PolicyStatement({
        actions: ["DescribeExecution", "GetExecutionHistory", "RedriveExecution", "StopExecution"].map(
          (action) => `states:${action}`,
        ),
        resources: executions,
      }),
    ],
  });
  acknowledgeExecutions(policy, machines);
}
