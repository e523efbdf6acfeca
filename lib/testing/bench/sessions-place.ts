import { bucketVariables, functionVariables } from "#lib/platform/env.ts";
import type { TestDatabase } from "#lib/testing/database.ts";
import type { TestObjects } from "#lib/testing/engines/objects.ts";

/** Where sessions and their files lie: engines of their own, in memory or in a folder that is thrown away. */
export type Place = { store: TestDatabase; bucket: TestObjects };

/** What a function is told of a place; its database may stand behind a proxy. */
export const variablesOf = ({ store, bucket }: Place, endpoint = store.endpoint): Record<string, string> => ({
  ...functionVariables(store.tables, endpoint),
  ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
});
