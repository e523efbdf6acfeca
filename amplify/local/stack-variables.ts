import type { BucketNames } from "#lib/platform/buckets.ts";
import {
  bucketVariables,
  cursorVariables,
  functionVariables,
  queueVariables,
  rosterVariables,
  workflowVariables,
} from "#lib/platform/env.ts";
import type { Stack } from "#lib/platform/stack.ts";

/** The environment of the functions of the local stack: the tables, queues and workflows, and where the engines are. */
export function stackVariables(stack: Stack): Record<string, string> {
  const vanity = stack.queues?.vanity?.url;
  return {
    ...functionVariables(stack.tables, stack.dynamodb),
    ...cursorVariables(stack.cursorSecret),
    ...workflowVariables(stack.stateMachines ?? {}, stack.stepFunctions),
    ...(stack.s3 && stack.buckets ? bucketVariables(stack.buckets as BucketNames, stack.s3) : {}),
    ...(stack.agents ? rosterVariables(stack.agents) : {}),
    ...(stack.sqs && vanity ? queueVariables(stack.sqs, vanity) : {}),
  };
}
