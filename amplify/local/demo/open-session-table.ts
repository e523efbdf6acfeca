import { sessionStore } from "#lib/domain/sessions/index.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { TableNames } from "#lib/platform/tables.ts";

export type Place = { dynamodb: string; tables: TableNames };

/** The table of sessions of a stack, for what writes many items past the operations. */
export function openSessionTable({ dynamodb, tables }: Place) {
  const database = openDatabase({ region: "us-east-1", endpoint: dynamodb, requestTimeout: 60_000 });
  return {
    database,
    name: tables.Sessions,
    // Nothing is listed through it.
    sessions: sessionStore(database, sealedCursors("of no list"), tables.Sessions),
  };
}
