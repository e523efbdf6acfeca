import { Duration, Names, RemovalPolicy, Stack } from "aws-cdk-lib";
import { CfnIntegrationAssociation } from "aws-cdk-lib/aws-connect";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { bundleFunction } from "../bundle.ts";
import { functionMemory } from "../function-memory.ts";

export type FunctionProps = {
  /** The folder of the function, e.g. `get-prompts`. */
  name: string;
  environment: Record<string, string>;
  /** All that it may do besides writing its own log. */
  permissions: readonly PolicyStatement[];
  /** Seconds that one call may take. */
  timeout?: number;
};

export type ConnectFunctionProps = FunctionProps & {
  /** ARN of the Amazon Connect instance; without it, every instance of this account may call. */
  connectInstance?: string;
};

/** A function: its own bundle, its own role, its own log. */
export async function defineFunction(scope: Construct, props: FunctionProps) {
  const logGroup = new LogGroup(scope, "Log", {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  const policy = new ManagedPolicy(scope, "Policy", {
    description: `What ${props.name} may do`,
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
      ...props.permissions,
    ],
  });
  const lambda = new LambdaFunction(scope, "Function", {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(await bundleFunction(props.name)),
    handler: "index.handler",
    memorySize: functionMemory,
    // What flows call answers within 2 seconds by itself; this is for when it cannot even do that.
    timeout: Duration.seconds(props.timeout ?? 3),
    environment: props.environment,
    role: role.withoutPolicyUpdates(),
    logGroup,
  });
  lambda.node.addDependency(policy);
  return lambda;
}

/** A function that flows call, with leave for Amazon Connect to call it. */
export async function defineConnectFunction(scope: Construct, props: ConnectFunctionProps) {
  const { account } = Stack.of(scope);
  const lambda = await defineFunction(scope, props);
  const anyInstance = Stack.of(scope).formatArn({
    service: "connect",
    resource: "instance",
    resourceName: "*",
  });
  lambda.addPermission("Connect", {
    principal: new ServicePrincipal("connect.amazonaws.com"),
    sourceAccount: account,
    sourceArn: props.connectInstance ?? anyInstance,
  });
  if (props.connectInstance) {
    new CfnIntegrationAssociation(scope, `Connect-${Names.uniqueId(lambda).slice(-8)}`, {
      instanceId: props.connectInstance,
      integrationType: "LAMBDA_FUNCTION",
      integrationArn: lambda.functionArn,
    });
  }
  return lambda;
}
