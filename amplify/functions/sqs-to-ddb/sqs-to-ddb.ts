import {
  readVanityMessage,
  vanityNumberStore,
  type VanityNumberStore,
} from "#lib/domain/vanity-numbers/index.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { FunctionEnvironment } from "#lib/platform/env.ts";
import { firstIdOf, queueHandler } from "../_shared/queue-handler.ts";

export type SqsToDdbDeps = { vanityNumbers: VanityNumberStore };

/** From the queue into the table: each message once, by its id. */
export const sqsToDdb = (open: () => SqsToDdbDeps) =>
  queueHandler(
    "sqs-to-ddb",
    async ({ vanityNumbers }: SqsToDdbDeps, message) => {
      const record = readVanityMessage(firstIdOf(message), message.body);
      if ("malformed" in record) return { outcome: "MALFORMED", reason: record.malformed };
      const isNew = await vanityNumbers.add(record);
      return { outcome: isNew ? "STORED" : "REPEATED", correlationId: record.contactId };
    },
    open,
  );

/** Nobody waits on the telephone: a database that is busy is asked again for some seconds. */
export const vanityStoreOf = (environment: FunctionEnvironment): SqsToDdbDeps => ({
  vanityNumbers: vanityNumberStore(
    openDatabase({
      region: environment.region,
      endpoint: environment.dynamodbEndpoint,
      requestTimeout: 2_000,
      maxAttempts: 6,
    }),
    environment.table("VanityNumbers"),
  ),
});
