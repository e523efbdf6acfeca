import * as dynamodb from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { TaskError, type Json, type TaskCall } from "./step.ts";

/** A function as AWS Lambda calls it: the event, and the answer, both as JSON. */
export type LambdaFunction = (event: unknown) => Promise<unknown>;

export type ServiceOptions = {
  /** Function name → its handler; undefined when there is none of that name. */
  lambda: (name: string) => Promise<LambdaFunction | undefined> | LambdaFunction | undefined;
  dynamodb?: string;
  sqs?: string;
};

type Call = (input: never) => Promise<unknown>;

const plain = (value: unknown): Json => (JSON.parse(JSON.stringify(value ?? null)) ?? null) as Json;

/** A function's own error as Step Functions tells it: its name, and what AWS Lambda would answer as the cause. */
function functionError(error: unknown): TaskError {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  return new TaskError(name, JSON.stringify({ errorType: name, errorMessage: message, trace: [] }));
}

async function invoke(options: ServiceOptions, input: { FunctionName: string; Payload?: Json }) {
  const name = input.FunctionName.split(":").at(-1) ?? "";
  const call = await options.lambda(name);
  if (!call) throw new TaskError("Lambda.ResourceNotFoundException", `Function not found: ${name}`);
  try {
    return { ExecutedVersion: "$LATEST", Payload: plain(await call(plain(input.Payload))), StatusCode: 200 };
  } catch (error) {
    throw functionError(error);
  }
}

const access = { region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
type Command = new (input: never) => Parameters<dynamodb.DynamoDBClient["send"]>[0];
const dynamodbCommands: Record<string, unknown> = {
  getItem: dynamodb.GetItemCommand,
  putItem: dynamodb.PutItemCommand,
  updateItem: dynamodb.UpdateItemCommand,
  deleteItem: dynamodb.DeleteItemCommand,
  query: dynamodb.QueryCommand,
};

/** An AWS service's error as Step Functions names it: `DynamoDB.ConditionalCheckFailedException`. */
function serviceError(service: string, error: unknown): TaskError {
  const { name, message } = error as Error;
  const answered = typeof error === "object" && error !== null && "$fault" in error;
  return new TaskError(`${service}.${answered ? name : "SdkClientException"}`, message);
}

/**
 * What Task states do, by their Resource: the direct integrations that our definitions use, against the endpoints
 * given. Another resource fails the state with States.Runtime.
 */
export function serviceTasks(options: ServiceOptions): (call: TaskCall) => Promise<Json> {
  const database = options.dynamodb
    ? new dynamodb.DynamoDBClient({ ...access, endpoint: options.dynamodb })
    : undefined;
  const queues = options.sqs ? new SQSClient({ ...access, endpoint: options.sqs }) : undefined;
  const resources: Record<string, Call> = { "lambda:invoke": (input) => invoke(options, input) };
  for (const [action, command] of Object.entries(dynamodbCommands))
    for (const [resource, service] of [
      [`dynamodb:${action}`, "DynamoDB"],
      [`aws-sdk:dynamodb:${action}`, "DynamoDb"],
    ] as const)
      resources[resource] = async (input) => {
        if (!database) throw new TaskError("States.Runtime", "There is no database here.");
        try {
          const { $metadata: _, ...answer } = await database.send(new (command as Command)(input));
          return answer;
        } catch (error) {
          throw serviceError(service, error);
        }
      };
  resources["sqs:sendMessage"] = async (input: { QueueUrl: string; MessageBody: Json }) => {
    if (!queues) throw new TaskError("States.Runtime", "There are no queues here.");
    const { MessageBody: body } = input;
    try {
      const { $metadata: _, ...answer } = await queues.send(
        new SendMessageCommand({
          ...input,
          // Step Functions sends an object as JSON.
          MessageBody: typeof body === "string" ? body : JSON.stringify(body),
        }),
      );
      return answer;
    } catch (error) {
      throw serviceError("SQS", error);
    }
  };
  return async ({ definition, input }) => {
    const resource = (definition.Resource ?? "")
      .replace(/^arn:aws:states:::/, "")
      .replace(/\.waitForTaskToken$/, "");
    const call = resources[resource];
    if (!call) throw new TaskError("States.Runtime", `This machine has no ${resource}.`);
    return plain(await call(input as never));
  };
}
