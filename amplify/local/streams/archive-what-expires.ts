import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { archiveExpired } from "#amplify/functions/archive-expired/archive-expired.ts";
import { expiryBatch, expiryFilter, expiryTries } from "#amplify/functions/archive-expired/expiry.ts";
import { cleanupDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { openObjects } from "#lib/platform/s3.ts";
import type { Stack } from "#lib/platform/stack.ts";
import type { DynamoDB } from "#lib/testing/engines/dynamodb.ts";
import { pollStream } from "./poll-stream.ts";

/** How often the engine is told to look for what has expired: at most this share of the time it is busy with that. */
const leastRest = 60_000;
const share = 0.01;

/** Tells the engine now and then, until it is stopped. The more it has to look through, the longer it rests. */
function expireNowAndThen(expire: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const goOn = async () => {
    for (let rest = leastRest; !signal.aborted;) {
      await wait(rest, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      const began = performance.now();
      await expire().catch((error: unknown) => log("warn", "what has expired stays", {}, error));
      rest = Math.max(leastRest, (performance.now() - began) / share);
    }
  };
  return goOn();
}

/**
 * Removes sessions at their `ttl` and archives them from the table's stream, as on AWS, until it is stopped. Gives what
 * stops it.
 */
export function archiveWhatExpires(
  stack: Pick<Stack, "dynamodb" | "tables" | "s3" | "buckets">,
  { expire }: Pick<DynamoDB, "expire">,
  folder: string,
): () => Promise<void> {
  const { s3, buckets } = stack;
  const bucket = buckets?.sessions;
  if (!s3 || !bucket) return () => Promise.resolve();
  const variables = {
    ...functionVariables(stack.tables, stack.dynamodb),
    ...bucketVariables({ sessions: bucket }, s3),
  };
  const objects = openObjects(bucket, { region: "us-east-1", endpoint: s3 });
  const stopped = new AbortController();
  const expiring = expire && expireNowAndThen(expire, stopped.signal);
  const poller = pollStream(
    {
      endpoint: stack.dynamodb,
      table: stack.tables.Sessions,
      placesFile: join(folder, "sessions.json"),
      filter: expiryFilter,
      batchSize: expiryBatch,
      tries: expiryTries,
      // Where AWS Lambda keeps what it could not hand over.
      giveUp: (record) =>
        objects.put(
          `aws/lambda/archive-expired/${record.dynamodb.SequenceNumber}.json`,
          JSON.stringify(record),
        ),
    },
    archiveExpired(() => cleanupDepsOf(functionEnvironment(variables))),
  );
  return async () => {
    stopped.abort();
    await Promise.all([poller.stop(), expiring]);
    objects.close();
  };
}
