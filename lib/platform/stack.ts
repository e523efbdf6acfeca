import { z } from "zod";
import type { TableName } from "./tables.ts";
import { tableNames } from "./tables.ts";

const tableNamesSchema = z.object(
  Object.fromEntries(tableNames.map((table) => [table, z.string()])) as Record<TableName, z.ZodString>,
);

/** `.local/stack.json`: where everything of the local stack is. Written by `amplify/local`, read by `env.ts` and the tests. */
export const stackSchema = z.object({
  /** Where the console answers, e.g. `http://localhost:3000`. */
  url: z.string(),
  /** Endpoint of the DynamoDB engine. */
  dynamodb: z.string(),
  cognito: z.object({
    endpoint: z.string(),
    userPoolId: z.string(),
    clientId: z.string(),
    /** `iss` of the tokens, and where their keys are. */
    issuer: z.string(),
    jwksUri: z.string(),
  }),
  /** Folder of `<user>.json`: the last code that would have been mailed to each user, `{ to, subject, code, at }`. */
  mail: z.string().optional(),
  sqs: z.string().optional(),
  /** Queue → its address, and that of its dead-letter queue. */
  queues: z.record(z.string(), z.object({ url: z.string(), dead: z.string() })).optional(),
  s3: z.string().optional(),
  stepFunctions: z.string().optional(),
  /** Workflow (`handoff`) → the ARN of its state machine. */
  stateMachines: z.record(z.string(), z.string()).optional(),
  /** Bucket, as our definitions and functions name it → its name. */
  buckets: z.record(z.string(), z.string()).optional(),
  /** Where session-api answers, e.g. `http://localhost:4001`, while the product runs. */
  api: z.string().optional(),
  /** The file of the agents who can take sessions over; a person may change it at any time. */
  agents: z.string().optional(),
  /** Where chat-api answers, e.g. `ws://localhost:4051`, while the product runs; a page to try it on is there too. */
  chat: z.string().optional(),
  tables: tableNamesSchema,
  /** Signs the cursors of lists; made anew for each data folder. */
  cursorSecret: z.string(),
  users: z.array(
    z.object({
      name: z.string(),
      password: z.string(),
      groups: z.array(z.string()),
      lobs: z.string(),
      /** What the first sign-in asks for, if anything: a new password, or a one-time code of this TOTP secret. */
      newPasswordRequired: z.boolean().optional(),
      totpSecret: z.string().optional(),
    }),
  ),
});
export type Stack = z.infer<typeof stackSchema>;
