import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAmplifyConfig } from "aws-amplify/utils";
import { z } from "zod";
import type { BucketNames } from "./buckets.ts";
import { stackSchema } from "./stack.ts";
import type { QueueUrls } from "./queues.ts";
import type { TableNames } from "./tables.ts";

export type CognitoEnvironment = {
  region: string;
  endpoint?: string;
  userPoolId: string;
  clientId: string;
  issuer: string;
  jwksUri: string;
};

export type ConsoleEnvironment = {
  /** True on a developer's machine only: the one place where an `http:` issuer and plain cookies are accepted. */
  local: boolean;
  region: string;
  dynamodbEndpoint?: string;
  tables: TableNames;
  sqsEndpoint?: string;
  /** Queue → its address, and that of its dead-letter queue. */
  queues: Record<string, QueueUrls | undefined>;
  s3Endpoint?: string;
  buckets: BucketNames;
  stepFunctionsEndpoint?: string;
  /** Workflow → ARN of its state machine. */
  stateMachines: Record<string, string>;
  cognito: CognitoEnvironment;
  cursorSecret: string;
  /** The Amazon Connect instance whose queues are offered; none on a developer's machine. */
  connectInstanceArn?: string;
  /** Intent → digest of the phrases with which the speech bot was deployed; none where there is no bot. */
  speechBot?: Record<string, string>;
  /** How many proxies of ours append to `X-Forwarded-For` before a request arrives (TRUSTED_PROXIES, 1 when deployed). */
  proxies: number;
};

/** A deployment of before there were buckets has none: exports and archives say then that they do not answer. */
const bucketsSchema = z.object({ sessions: z.string().default("") }).default({ sessions: "" });

const outputsSchema = z.object({
  tables: z.record(z.string(), z.string()),
  queues: z.record(z.string(), z.object({ url: z.string(), dead: z.string() })).default({}),
  buckets: bucketsSchema,
  stateMachines: z.record(z.string(), z.string()).default({}),
  connectInstanceArn: z.string().optional(),
  speechBot: z.record(z.string(), z.string()).optional(),
});

const instanceArn = /^arn:aws[a-z-]*:connect:[a-z0-9-]+:\d{12}:instance\/[A-Za-z0-9-]+$/;

function readLocal(path: string): ConsoleEnvironment {
  const stack = stackSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  return {
    local: true,
    region: "us-east-1",
    dynamodbEndpoint: stack.dynamodb,
    tables: stack.tables,
    sqsEndpoint: stack.sqs,
    queues: stack.queues ?? {},
    s3Endpoint: stack.s3,
    buckets: bucketsSchema.parse(stack.buckets),
    stepFunctionsEndpoint: stack.stepFunctions,
    stateMachines: stack.stateMachines ?? {},
    cognito: { region: "us-east-1", ...stack.cognito },
    cursorSecret: stack.cursorSecret,
    proxies: 0,
  };
}

function readDeployed(path: string): ConsoleEnvironment {
  const outputs: unknown = JSON.parse(readFileSync(path, "utf8"));
  const config = parseAmplifyConfig(outputs as Parameters<typeof parseAmplifyConfig>[0]);
  const pool = config.Auth?.Cognito;
  if (!pool?.userPoolId || !pool.userPoolClientId) throw new Error(`${path} names no user pool`);
  const { tables, queues, buckets, stateMachines, connectInstanceArn, speechBot } = outputsSchema.parse(
    (outputs as { custom?: unknown }).custom,
  );
  const region = pool.userPoolId.split("_")[0] ?? "";
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`;
  const secret = process.env.CURSOR_SECRET;
  if (!secret || secret.length < 32) throw new Error("CURSOR_SECRET must hold at least 32 characters");
  return {
    local: false,
    region,
    tables: tables as TableNames,
    queues,
    buckets,
    stateMachines,
    cognito: {
      region,
      userPoolId: pool.userPoolId,
      clientId: pool.userPoolClientId,
      issuer,
      jwksUri: `${issuer}/.well-known/jwks.json`,
    },
    cursorSecret: secret,
    speechBot,
    connectInstanceArn: z
      .string()
      .regex(instanceArn, "CONNECT_INSTANCE_ARN is not the ARN of an Amazon Connect instance")
      .optional()
      .parse(process.env.CONNECT_INSTANCE_ARN || connectInstanceArn),
    proxies: z.coerce
      .number()
      .int()
      .min(0)
      .max(10)
      .parse(process.env.TRUSTED_PROXIES ?? 1),
  };
}

let known: ConsoleEnvironment | undefined;

/** Where the console's backend is: the local stack named by CONSOLE_STACK, else what Amplify deployed. Read once. */
export function consoleEnvironment(): ConsoleEnvironment {
  const stack = process.env.CONSOLE_STACK;
  known ??= stack ? readLocal(stack) : readDeployed(join(process.cwd(), "amplify_outputs.json"));
  return known;
}

/** True under `next dev`, whose tools need a wider Content-Security-Policy. */
export const isDevelopment = process.env.NODE_ENV === "development";
