import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { definitionText, substitutionsOf } from "./definitions.ts";
import { endedStatuses } from "./endings.ts";

export type WorkflowProps = {
  /** The definition's name: `handoff`. */
  name: string;
  /** What stands for each `${Name}` of the definition, and for nothing else. */
  values: Readonly<Record<string, string>>;
  /** All that its states may do besides being logged and traced: the definition itself grants nothing. */
  permissions: readonly PolicyStatement[];
  /** Told when an execution ends in another way than by success. */
  whenEnded?: IFunction;
};

/** `amplify-console-main-…-handoff`: a name, so that leave for its executions can name them. At most 80 characters. */
function machineName(scope: Construct, name: string): string {
  const stack = Stack.of(scope);
  return `${(stack.nestedStackParent ?? stack).stackName}-${name}`.slice(-80);
}

const anyLog = "AwsSolutions-IAM5[Resource::*]";

/** Leave to deliver logs and traces, which AWS gives for all resources or none. */
const observing = () => [
  new PolicyStatement({
    actions: [
      ...[
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
      ],
      ...["logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies"],
      ...["logs:DescribeLogGroups"],
      ...["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules"],
      ...["xray:GetSamplingTargets"],
    ],
    resources: ["*"],
  }),
];

/**
 * A standard workflow from its definition file: its own role, traced, and logged without what its states carry, which is
 * people's data. @throws when a `${Name}` has no value, or a value no name
 */
export function defineWorkflow(scope: Construct, id: string, props: WorkflowProps): StateMachine {
  const here = new Construct(scope, id);
  const text = definitionText(props.name);
  const wanted = substitutionsOf(text).sort().join();
  const given = Object.keys(props.values).sort().join();
  if (wanted !== given) throw new Error(`${props.name} asks for ${wanted}, and is given ${given}`);
  const role = new Role(here, "Role", { assumedBy: new ServicePrincipal("states.amazonaws.com") });
  const policy = new ManagedPolicy(here, "Policy", {
    description: `What the workflow ${props.name} may do`,
    roles: [role],
    statements: [...observing(), ...props.permissions],
  });
  Validations.of(policy).acknowledge({
    id: anyLog,
    reason: "Delivering logs and traces can be allowed for all resources only.",
  });
  const stateMachineName = machineName(scope, props.name);
  const machine = new StateMachine(here, "Machine", {
    stateMachineName,
    definitionBody: DefinitionBody.fromString(JSON.stringify(JSON.parse(text))),
    definitionSubstitutions: { ...props.values },
    stateMachineType: StateMachineType.STANDARD,
    role: role.withoutPolicyUpdates(),
    tracingEnabled: true,
    logs: {
      destination: new LogGroup(here, "Log", {
        // Beneath this name, log groups need no policy of their own each.
        logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });
  machine.node.addDependency(policy);
  if (props.whenEnded)
    new Rule(here, "Ended", {
      description: `Executions of ${props.name} that were stopped, ran out of time or failed`,
      eventPattern: {
        source: ["aws.states"],
        detailType: ["Step Functions Execution Status Change"],
        detail: { status: [...endedStatuses], stateMachineArn: [machine.stateMachineArn] },
      },
      targets: [new LambdaFunction(props.whenEnded)],
    });
  return machine;
}
