import { handoffServices } from "#amplify/functions/_shared/handoff-services.ts";
import type { BatchAnswer } from "#amplify/functions/_shared/queue-handler.ts";
import { handoffOffers } from "#amplify/functions/handoff-offers/handoff-offers.ts";
import { sqsToDdb, vanityStoreOf } from "#amplify/functions/sqs-to-ddb/sqs-to-ddb.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import type { QueueName } from "#lib/platform/queues.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { pollQueue } from "./poller.ts";

type Handler = (event: unknown) => Promise<BatchAnswer>;

/** Does what is in the local queues, in this process, until it is stopped. Gives what stops it. */
export function readQueues(stack: Stack): () => Promise<void> {
  const { sqs, queues = {} } = stack;
  if (!sqs) return () => Promise.resolve();
  const client = openQueues({ region: "us-east-1", endpoint: sqs, requestTimeout: 10_000 });
  const environment = functionEnvironment(functionVariables(stack.tables, stack.dynamodb));
  const handlers: Record<QueueName, Handler> = {
    vanity: sqsToDdb(() => vanityStoreOf(environment)),
    handoffs: handoffOffers(() => handoffServices(environment)),
  };
  const pollers = Object.entries(handlers).flatMap(([name, handler]) => {
    const url = queues[name]?.url;
    return url ? [pollQueue(client, url, handler)] : [];
  });
  return async () => {
    await Promise.all(pollers.map((poller) => poller.stop()));
    client.destroy();
  };
}
