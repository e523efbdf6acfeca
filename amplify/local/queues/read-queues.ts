import { sqsToDdb, vanityStoreOf } from "#amplify/functions/sqs-to-ddb/sqs-to-ddb.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { pollQueue } from "./poller.ts";

/** Stores what is in the local queues, in this process, until it is stopped. Gives what stops it. */
export function readQueues(stack: Stack): () => Promise<void> {
  const vanity = stack.queues?.vanity;
  if (!vanity || !stack.sqs) return () => Promise.resolve();
  const client = openQueues({ region: "us-east-1", endpoint: stack.sqs, requestTimeout: 10_000 });
  const handler = sqsToDdb(() =>
    vanityStoreOf(functionEnvironment(functionVariables(stack.tables, stack.dynamodb))),
  );
  const poller = pollQueue(client, vanity.url, handler);
  return async () => {
    await poller.stop();
    client.destroy();
  };
}
