import { GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { RawItem } from "./archive.ts";
import { exportSchema, type Export } from "./export.ts";
import { sessionPartition, statusDay, type SessionStatus } from "./session.ts";

export type ExportStore = ReturnType<typeof exportStore>;

/** One partition of an index with sessions to export, and between which days of it; or one session. */
export type ExportPart =
  | { kind: "day"; status: SessionStatus; day: string }
  | { kind: "session"; session: string }
  | { kind: "customer"; customer: string; from: string; to: string; status?: SessionStatus };

/**
 * All exports stand in one partition of the index of sessions by status and day: people ask for a few in a day, and they
 * are kept for a season.
 */
const exportsPartition = "EXPORTS";
const keyOf = (id: string) => ({ PK: `EXPORT#${id}`, SK: "META" });
const keptSeconds = 90 * 86_400;

type PartQuery = {
  IndexName?: string;
  KeyConditionExpression: string;
  names: Record<string, string>;
  filters: string[];
  values: Record<string, string>;
};

function queryOf(part: ExportPart): PartQuery {
  if (part.kind === "day")
    return {
      IndexName: "GSI2-status-day",
      KeyConditionExpression: "status_day = :key AND updated_at BETWEEN :from AND :to",
      names: {},
      filters: [],
      values: { ":key": statusDay(part.status, part.day), ...beginningWith(part.day) },
    };
  if (part.kind === "session")
    return {
      KeyConditionExpression: "PK = :key AND SK = :meta",
      names: {},
      filters: [],
      values: { ":key": sessionPartition(part.session), ":meta": "META" },
    };
  return {
    IndexName: "GSI1-customer-sessions",
    KeyConditionExpression: "customer_id = :key AND updated_at BETWEEN :from AND :to",
    names: part.status ? { "#status": "status" } : {},
    filters: part.status ? ["#status = :status"] : [],
    values: {
      ":key": part.customer,
      ":from": part.from,
      // The last moment of the day.
      ":to": `${part.to}T24`,
      ...(part.status ? { ":status": part.status } : {}),
    },
  } satisfies PartQuery;
}

/** The records of exports, and the sessions that they are made of. */
export function exportStore(database: Database, cursors: Cursors, table: string) {
  const sessionsQuery = (part: ExportPart, lobs: "*" | readonly string[]) => {
    const { filters, names, values, ...query } = queryOf(part);
    const ours = lobs === "*" ? [] : [`lob IN (${lobs.map((_, place) => `:lob${place}`).join(", ")})`];
    const all = [...filters, ...ours];
    return {
      TableName: table,
      ...query,
      FilterExpression: all.length > 0 ? all.join(" AND ") : undefined,
      ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
      ExpressionAttributeValues: {
        ...values,
        ...Object.fromEntries(lobs === "*" ? [] : lobs.map((lob, place) => [`:lob${place}`, lob])),
      },
    };
  };

  return {
    /** An export that is not there yet. */
    create: (one: Export): Write => ({
      item: {
        Put: {
          TableName: table,
          Item: {
            ...keyOf(one.export_id),
            ...one,
            // In the order in which they were asked for.
            status_day: exportsPartition,
            updated_at: one.requested_at,
            ttl: Math.floor(Date.parse(one.requested_at) / 1_000) + keptSeconds,
          },
          ConditionExpression: "attribute_not_exists(PK)",
        },
      },
    }),

    /** One export. One GetItem. */
    async get(id: string): Promise<Export | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true })),
      );
      return Item && exportSchema.parse(Item);
    },

    /** How far an export is; never back, and not once it is complete. One UpdateItem. */
    async progress(
      id: string,
      { done, total, unreadable }: Pick<Export, "done" | "unreadable"> & { total: number },
    ) {
      await database
        .send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: "SET done = :done, #total = :total, unreadable = :unreadable",
            ConditionExpression: "#state <> :complete AND done <= :done",
            ExpressionAttributeNames: { "#state": "state", "#total": "total" },
            ExpressionAttributeValues: {
              ":done": done,
              ":total": total,
              ":unreadable": unreadable,
              ":complete": "complete",
            },
          }),
        )
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.name === "ConditionalCheckFailedException")) throw error;
        });
    },

    /**
     * A running export has ended; one that was stopped may be complete in the end, when its run goes on from there.
     * Once more changes nothing: @throws CONFLICT
     */
    end: (id: string, state: "complete" | "failed", at: Date, files: Export["files"]): Write => ({
      item: {
        Update: {
          TableName: table,
          Key: keyOf(id),
          UpdateExpression: "SET #state = :state, ended_at = :at, files = :files",
          ConditionExpression: "#state = :running OR #state = :other",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: {
            ":state": state,
            ":at": at.toISOString(),
            ":files": files,
            ":running": "running",
            ":other": state === "complete" ? "failed" : "running",
          },
        },
      },
    }),

    /** The exports that are kept, newest first. One Query. */
    async list(cursor?: string, limit = 20): Promise<Page<Export>> {
      const page = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            IndexName: "GSI2-status-day",
            KeyConditionExpression: "status_day = :exports",
            ExpressionAttributeValues: { ":exports": exportsPartition },
            ScanIndexForward: false,
            Limit: limit,
            ExclusiveStartKey: cursors.open("all exports", cursor),
          }),
        ),
      );
      const parsed = (page.Items ?? []).map((item) => exportSchema.safeParse(item));
      const items = parsed.flatMap(({ data }) => data ?? []);
      return {
        items,
        unreadable: parsed.length - items.length,
        next: cursors.seal("all exports", page.LastEvaluatedKey),
      };
    },

    /** How many sessions a partition holds for an export. One Query for each megabyte, of which nothing comes back. */
    async count(part: ExportPart, lobs: "*" | readonly string[]): Promise<number> {
      let count = 0;
      let from: Record<string, unknown> | undefined;
      do {
        const start = from;
        const page = await read(() =>
          database.send(
            new QueryCommand({ ...sessionsQuery(part, lobs), Select: "COUNT", ExclusiveStartKey: start }),
          ),
        );
        count += page.Count ?? 0;
        from = page.LastEvaluatedKey;
      } while (from);
      return count;
    },

    /** The next sessions of a partition as they lie in the index. One Query. */
    async sessions(
      part: ExportPart,
      lobs: "*" | readonly string[],
      limit: number,
      from?: Record<string, unknown>,
    ): Promise<{ items: RawItem[]; next?: Record<string, unknown> }> {
      const page = await read(() =>
        database.send(
          new QueryCommand({ ...sessionsQuery(part, lobs), Limit: limit, ExclusiveStartKey: from }),
        ),
      );
      return { items: (page.Items ?? []) as RawItem[], next: page.LastEvaluatedKey };
    },
  };
}
