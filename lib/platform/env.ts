import { tableNames, tableVariable, type TableNames } from "./tables.ts";

export type FunctionEnvironment = {
  region: string;
  dynamodbEndpoint?: string;
  /** Throws when the function was not given that table. */
  table(name: keyof TableNames): string;
};

/** What a Lambda function was given: table names in `<TABLE>_TABLE`, and an endpoint in the local stack only. */
export function functionEnvironment(
  variables: Record<string, string | undefined> = process.env,
): FunctionEnvironment {
  return {
    region: variables.AWS_REGION ?? "us-east-1",
    dynamodbEndpoint: variables.DYNAMODB_ENDPOINT,
    table(name) {
      const value = variables[tableVariable(name)];
      if (!value) throw new Error(`${tableVariable(name)} is not set`);
      return value;
    },
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
