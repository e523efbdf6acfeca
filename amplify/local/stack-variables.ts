import { functionVariables, queueVariables } from "#lib/platform/env.ts";
import type { Stack } from "#lib/platform/stack.ts";

/** The environment of the functions of the local stack: the tables and queues, and where the engines are. */
export function stackVariables(stack: Stack): Record<string, string> {
  const vanity = stack.queues?.vanity?.url;
  return {
    ...functionVariables(stack.tables, stack.dynamodb),
    ...(stack.sqs && vanity ? queueVariables(stack.sqs, vanity) : {}),
  };
}
