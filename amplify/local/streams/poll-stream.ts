import { setTimeout as wait } from "node:timers/promises";
import type { BatchAnswer } from "#amplify/functions/_shared/queue-handler.ts";
import { log } from "#lib/platform/log.ts";
import type { Poller } from "../queues/poller.ts";
import { localStreams, type TableChange } from "./dynamodb-streams.ts";
import { matchesFilter, type EventFilter } from "./matches-filter.ts";
import { streamPlaces } from "./stream-places.ts";

export type StreamMapping = {
  endpoint: string;
  table: string;
  /** Where it is kept how far the stream was read. */
  placesFile: string;
  filter: EventFilter;
  batchSize: number;
  /** How often a record that fails is handed over, before it is left to `giveUp`. */
  tries: number;
  /** Keeps a record that could not be dealt with. */
  giveUp: (record: TableChange) => Promise<void>;
  /** Milliseconds between two looks, and at first between two tries. */
  every?: number;
};

/**
 * Stands in for AWS Lambda's event source mapping of a DynamoDB stream: hands the records that pass the filter to a
 * function, in order and in batches. What the function reports as failed is handed over again, and nothing after it
 * before. What was dealt with is written down: after a restart it goes on there.
 */
export function pollStream(
  mapping: StreamMapping,
  handler: (event: unknown) => Promise<BatchAnswer>,
): Poller {
  const { table, filter, batchSize, tries, giveUp, every = 1_000 } = mapping;
  const stopped = new AbortController();
  const { signal } = stopped;
  const streams = localStreams(mapping.endpoint, signal);
  const places = streamPlaces(mapping.placesFile);

  /** Hands a batch over until all of it is dealt with. */
  async function deal(batch: readonly TableChange[]): Promise<void> {
    let left = batch;
    for (let tried = 1; left.length > 0; tried += 1) {
      signal.throwIfAborted();
      const { batchItemFailures } = await handler({ Records: left });
      const [failed] = batchItemFailures;
      if (!failed) return;
      const place = left.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed.itemIdentifier);
      if (place > 0) tried = 1;
      left = left.slice(Math.max(0, place));
      if (tried < tries) {
        await wait(Math.min(10_000, every * 2 ** (tried - 1)), undefined, { signal });
        continue;
      }
      const [bad, ...rest] = left;
      if (bad) await giveUp(bad);
      left = rest;
      tried = 0;
    }
  }

  async function look(): Promise<void> {
    const stream = await streams.latest(table);
    if (!stream) return;
    const read = places.of(stream);
    for (const shard of await streams.shards(stream))
      for await (const records of streams.records(stream, shard, read.shards[shard])) {
        const ours = records.filter((record) => matchesFilter(record, filter));
        for (let from = 0; from < ours.length; from += batchSize)
          await deal(ours.slice(from, from + batchSize));
        const last = records.at(-1)?.dynamodb.SequenceNumber;
        if (last) read.shards[shard] = last;
        places.keep(read);
      }
  }

  const done = (async () => {
    while (!signal.aborted) {
      try {
        await look();
      } catch (error) {
        if (!signal.aborted) log("warn", "the stream could not be read", { table }, error);
      }
      await wait(every, undefined, { signal }).catch(() => undefined);
    }
  })();

  return {
    stop: async () => {
      stopped.abort();
      await done;
    },
  };
}
