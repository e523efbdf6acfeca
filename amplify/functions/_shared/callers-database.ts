import { openDatabase, type Database } from "#lib/platform/dynamodb.ts";
import type { FunctionEnvironment } from "#lib/platform/env.ts";

/**
 * The database for functions that somebody on the telephone waits for: two tries of 700 ms fit into the time
 * for an answer, so that a question lost on the way is asked again before the caller notices.
 */
export const callersDatabase = (
  environment: Pick<FunctionEnvironment, "region" | "dynamodbEndpoint">,
): Database =>
  openDatabase({
    region: environment.region,
    endpoint: environment.dynamodbEndpoint,
    requestTimeout: 700,
    maxAttempts: 2,
  });
