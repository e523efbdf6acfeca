import { bucketVariables, functionVariables } from "#lib/platform/env.ts";
import type { TestDatabase } from "#lib/testing/database.ts";
import type { TestObjects } from "#lib/testing/engines/objects.ts";

/** Where sessions and their files lie: engines of their own, in memory or in a folder that is thrown away. */
export type Place = { store: TestDatabase; bucket: TestObjects };

/** What a function is told of a place; its engines may stand behind others' addresses. */
export const variablesOf = (
  { store, bucket }: Place,
  { database = store.endpoint, objects = bucket.endpoint } = {},
): Record<string, string> => ({
  ...functionVariables(store.tables, database),
  ...bucketVariables({ sessions: bucket.bucket }, objects),
});
