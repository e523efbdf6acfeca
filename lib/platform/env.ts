import { bucketNames, bucketVariable, type BucketName, type BucketNames } from "./buckets.ts";
import { tableNames, tableVariable, type TableNames } from "./tables.ts";

export type FunctionEnvironment = {
  region: string;
  dynamodbEndpoint?: string;
  s3Endpoint?: string;
  /** Throws when the function was not given that table. */
  table(name: keyof TableNames): string;
  /** Throws when the function was not given that bucket. */
  bucket(name: BucketName): string;
};

/** What a Lambda function was given: table names in `<TABLE>_TABLE`, buckets in `<BUCKET>_BUCKET`, and endpoints in the local stack only. */
export function functionEnvironment(
  variables: Record<string, string | undefined> = process.env,
): FunctionEnvironment {
  const given = (name: string) => {
    const value = variables[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    region: variables.AWS_REGION ?? "us-east-1",
    dynamodbEndpoint: variables.DYNAMODB_ENDPOINT,
    s3Endpoint: variables.S3_ENDPOINT,
    table: (name) => given(tableVariable(name)),
    bucket: (name) => given(bucketVariable(name)),
  };
}

export type CallbackEnvironment = { region: string; dynamodbEndpoint?: string; callbackTable: string };

/** What callback-set and callback-clear are given: names and default of the contract that flows in service rely on. */
export function callbackEnvironment(
  variables: Record<string, string | undefined> = process.env,
): CallbackEnvironment {
  const callbackTable = variables.CALLBACK_TABLE;
  if (!callbackTable) throw new Error("CALLBACK_TABLE is not set");
  return {
    region: variables.AWS_REGION ?? "ap-southeast-2",
    dynamodbEndpoint: variables.DYNAMODB_ENDPOINT,
    callbackTable,
  };
}

export type VanityEnvironment = { region: string; sqsEndpoint?: string; queueUrl: string };

/** What vanity-to-sqs is given. */
export function vanityEnvironment(
  variables: Record<string, string | undefined> = process.env,
): VanityEnvironment {
  const queueUrl = variables.SQS_QUEUE_URL_VANITY_URL;
  if (!queueUrl) throw new Error("SQS_QUEUE_URL_VANITY_URL is not set");
  return { region: variables.AWS_REGION ?? "us-east-1", sqsEndpoint: variables.SQS_ENDPOINT, queueUrl };
}

/** The variables that {@link vanityEnvironment} reads, for those who start functions. */
export const queueVariables = (endpoint: string, queueUrl: string): Record<string, string> => ({
  SQS_ENDPOINT: endpoint,
  SQS_QUEUE_URL_VANITY_URL: queueUrl,
});

export type WorkflowEnvironment = {
  region: string;
  stepFunctionsEndpoint?: string;
  stateMachines: Record<string, string>;
};

/** What a function that starts workflows is given: `STATE_MACHINES`, a JSON object from workflow to ARN. */
export function workflowEnvironment(
  variables: Record<string, string | undefined> = process.env,
): WorkflowEnvironment {
  if (!variables.STATE_MACHINES) throw new Error("STATE_MACHINES is not set");
  return {
    region: variables.AWS_REGION ?? "us-east-1",
    stepFunctionsEndpoint: variables.STEP_FUNCTIONS_ENDPOINT,
    stateMachines: JSON.parse(variables.STATE_MACHINES) as Record<string, string>,
  };
}

/** The variables that {@link workflowEnvironment} reads, for those who start functions. */
export const workflowVariables = (
  stateMachines: Record<string, string>,
  endpoint?: string,
): Record<string, string> => ({
  STATE_MACHINES: JSON.stringify(stateMachines),
  ...(endpoint ? { STEP_FUNCTIONS_ENDPOINT: endpoint } : {}),
});

/** Whose ID tokens customers chat with: the user pool's issuer, its keys and its client. */
export type TokenEnvironment = {
  issuer: string;
  jwksUri: string;
  clientId: string;
  /** True in the local stack only, whose user pool speaks plain http. */
  local: boolean;
};

/** What chat-authorizer is given. */
export function tokenEnvironment(
  variables: Record<string, string | undefined> = process.env,
): TokenEnvironment {
  const { TOKEN_ISSUER: issuer, TOKEN_JWKS_URI: jwksUri, TOKEN_CLIENT_ID: clientId } = variables;
  if (!issuer || !jwksUri || !clientId) throw new Error("TOKEN_ISSUER, _JWKS_URI or _CLIENT_ID is not set");
  return { issuer, jwksUri, clientId, local: variables.DYNAMODB_ENDPOINT !== undefined };
}

/** The variables that {@link tokenEnvironment} reads, for those who start functions. */
export const tokenVariables = (tokens: Omit<TokenEnvironment, "local">): Record<string, string> => ({
  TOKEN_ISSUER: tokens.issuer,
  TOKEN_JWKS_URI: tokens.jwksUri,
  TOKEN_CLIENT_ID: tokens.clientId,
});

/** What signs the cursors that a function gives away: `CURSOR_SECRET`, the same for all of its instances. */
export function cursorSecret(variables: Record<string, string | undefined> = process.env): string {
  const secret = variables.CURSOR_SECRET;
  if (!secret || secret.length < 32) throw new Error("CURSOR_SECRET must hold at least 32 characters");
  return secret;
}

/** The variable that {@link cursorSecret} reads, for those who start functions. */
export const cursorVariables = (secret: string): Record<string, string> => ({ CURSOR_SECRET: secret });

/** The variables that {@link functionEnvironment} and {@link callbackEnvironment} read, for those who start functions. */
export const functionVariables = (names: TableNames, endpoint: string): Record<string, string> => ({
  AWS_REGION: "us-east-1",
  DYNAMODB_ENDPOINT: endpoint,
  CALLBACK_TABLE: names.Callbacks,
  ...Object.fromEntries(tableNames.map((table) => [tableVariable(table), names[table]])),
});

/** The variables that {@link functionEnvironment} reads of buckets, for those who start functions. */
export const bucketVariables = (names: BucketNames, endpoint: string): Record<string, string> => ({
  S3_ENDPOINT: endpoint,
  ...Object.fromEntries(bucketNames.map((bucket) => [bucketVariable(bucket), names[bucket]])),
});

export type AgentsEnvironment = { connectInstanceArn?: string; taskFlowId?: string; roster?: string };

/** The variable that {@link agentsEnvironment} reads in the local stack. */
export const rosterVariables = (roster: string): Record<string, string> => ({ AGENTS_ROSTER: roster });

/** Where the people are who take over: an Amazon Connect instance, or the local stack's roster; neither is well too. */
export const agentsEnvironment = (
  variables: Record<string, string | undefined> = process.env,
): AgentsEnvironment => ({
  connectInstanceArn: variables.CONNECT_INSTANCE_ARN,
  taskFlowId: variables.CONNECT_TASK_FLOW_ID,
  roster: variables.AGENTS_ROSTER,
});
