import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { clientSettings, type ClientOptions } from "./aws-client.ts";

export type Database = DynamoDBDocumentClient;

/** A document client with time limits; it leaves out `undefined` and gives back plain numbers and lists. */
export function openDatabase(options: ClientOptions): Database {
  const client = new DynamoDBClient(clientSettings(options, { requestTimeout: 3_000, maxAttempts: 4 }));
  // It takes every answer apart for a log that nobody keeps: a quarter of the client's time for a page's rows.
  client.middlewareStack.remove("loggerMiddleware");
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

const ours = new Set(["ValidationException", "ResourceNotFoundException", "AccessDeniedException"]);

/**
 * Turns a database that cannot answer (slow, throttled, away) into UNAVAILABLE.
 * Our own mistakes (a wrong expression, a missing table) pass through, to be logged as such.
 */
export function unavailable(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error) || ours.has(error.name)) return error;
  const metadata = "$metadata" in error || "$retryable" in error || "code" in error;
  const waited = ["TimeoutError", "AbortError"].includes(error.name);
  return metadata || waited
    ? new DomainError("UNAVAILABLE", "database.unavailable", { cause: error })
    : error;
}

/**
 * The values of `BETWEEN :from AND :to` for all keys that begin with a text, which are ASCII below `~`: the moments of a
 * day, the turns of a session. Not `begins_with`: the local engine reads all that stands behind for it.
 */
export const beginningWith = (text: string) => ({ ":from": text, ":to": `${text}~` });

/** Runs one read, and says UNAVAILABLE when the database cannot answer it. */
export async function read<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw unavailable(error);
  }
}
