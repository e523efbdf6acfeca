import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Cursors } from "#lib/platform/cursor.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import { readHandoff, type Handoff } from "./handoff.ts";
import { handoffReads } from "./handoff-store.ts";
import { sessionLists } from "./session-list-store.ts";
import { sessionWrites } from "./session-write-store.ts";
import { sessionKey, sessionPartition, sessionSchema, type Session } from "./session.ts";
import { readSessionRun, type SessionRun } from "./session-run.ts";
import { readSummary, type Summary } from "./summary.ts";
import { turnReads } from "./turn-store.ts";
import { readTurn, type Turn } from "./turn.ts";

export type SessionStore = ReturnType<typeof sessionStore>;

type Item = Record<string, unknown>;

/** A session with what belongs to it; turns oldest first, the newest of them where there are many. */
export type StoredSession = {
  session: Session;
  turns: Turn[];
  /** Cursor to the turns before these. */
  older?: string;
  summaries: Summary[];
  handoffs: Handoff[];
  /** The workflows that touched it, the latest of each kind first. */
  runs: SessionRun[];
  /** Stored items that could not be read: shown, never dropped unseen. */
  unreadable: number;
};

const startsWith = (prefix: string) => (item: Item) => String(item.SK).startsWith(prefix);

/** Parses the items of a list; those that are not what they should be are counted. */
function parseAll<Parsed>(items: Item[], parse: (item: Item) => Parsed) {
  const parsed: Parsed[] = [];
  let unreadable = 0;
  for (const item of items)
    try {
      parsed.push(parse(item));
    } catch {
      unreadable += 1;
    }
  return { parsed, unreadable };
}

/** Sessions with their turns, summaries and handoffs: keys, items and reads. Everything of one session is together. */
export function sessionStore(database: Database, cursors: Cursors, table: string) {
  const turns = turnReads(database, cursors, table);

  async function range(id: string, condition: string, values: Item, limit?: number) {
    const answer = await read(() =>
      database.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: `PK = :pk AND ${condition}`,
          ExpressionAttributeValues: { ":pk": sessionPartition(id), ...values },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      ),
    );
    return { items: (answer.Items ?? []) as Item[], isCut: answer.LastEvaluatedKey !== undefined };
  }

  return {
    ...turns,
    ...sessionLists(database, cursors, table),
    ...handoffReads(database, table),
    ...sessionWrites(table),

    /** META, strongly consistent. One GetItem. */
    async get(id: string): Promise<Session | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: sessionKey(id), ConsistentRead: true })),
      );
      return Item && sessionSchema.parse(Item);
    },

    /**
     * A session with its newest turns, at most `limit` of them. One Query, because turns, summaries, META and handoffs
     * stand in this order from the end; a second where there are more turns than fit.
     */
    async open(id: string, limit = 50): Promise<StoredSession | undefined> {
      const first = await range(id, "SK >= :from", { ":from": "HANDOFF#" }, limit + 20);
      const found = first.items;
      if (first.isCut && !found.some((item) => item.SK === "META"))
        found.push(
          ...(await range(id, "SK BETWEEN :from AND :to", { ":from": "HANDOFF#", ":to": "SUMMARY#~" })).items,
        );
      else if (first.isCut)
        found.push(...(await range(id, "SK BETWEEN :from AND :to", beginningWith("HANDOFF#"))).items);
      // A summary or handoff may be in both answers.
      const items = [...new Map(found.map((item) => [String(item.SK), item])).values()];
      const meta = items.find((item) => item.SK === "META");
      if (!meta) return undefined;
      const spoken = items.filter(startsWith("TURN#"));
      // Cut among the turns: a megabyte was full before the limit was.
      const more =
        spoken.length > limit || (first.isCut && String(first.items.at(-1)?.SK).startsWith("TURN#"));
      const said = parseAll(spoken.slice(0, limit).reverse(), readTurn);
      const summaries = parseAll(items.filter(startsWith("SUMMARY#")), readSummary);
      const runs = parseAll(items.filter(startsWith("RUN#")), readSessionRun);
      const handoffs = parseAll(items.filter(startsWith("HANDOFF#")), readHandoff);
      return {
        session: sessionSchema.parse(meta),
        turns: said.parsed,
        older: more ? turns.olderThan(id, spoken.slice(0, limit).at(-1)) : undefined,
        summaries: summaries.parsed,
        handoffs: handoffs.parsed,
        runs: runs.parsed,
        unreadable: said.unreadable + summaries.unreadable + handoffs.unreadable + runs.unreadable,
      };
    },
  };
}
