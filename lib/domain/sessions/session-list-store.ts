import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import { daysLive, monthOf, sessionSchema, statusDay, type Session, type SessionStatus } from "./session.ts";

type Item = Record<string, unknown>;

/** One page of sessions, newest change first. `previous` is the cursor (`before`) of the page before this one. */
export type SessionsPage = Page<Session> & {
  previous?: string;
  /**
   * The day (`YYYY-MM-DD`, UTC) or moment (ISO 8601) down to which was looked where fewer than a page were found and
   * there may be more; `next` looks further back.
   */
  searchedTo?: string;
};

export type ListSessionsOptions = {
  cursor?: string;
  before?: string;
  limit?: number;
  /** Only sessions of these lines of business. */
  lobs?: readonly string[];
};

/** Where a list stands: after (or before) a session, or at the beginning of a period. */
const positionSchema = z.object({
  at: z.string().optional(),
  PK: z.string().optional(),
  period: z.string().optional(),
});
type Position = z.infer<typeof positionSchema>;

/** One partition of an index, or one day of it, the period that it holds, and where in it to begin. */
type Part = { index: string; key: string; value: string; period?: string; day?: string; start?: Item };

const dayMilliseconds = 86_400_000;
const dayOf = (at: string) => at.slice(0, 10);
const addDays = (day: string, days: number) =>
  dayOf(new Date(Date.parse(day) + days * dayMilliseconds).toISOString());
const addMonths = (month: string, months: number) =>
  monthOf(
    new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + months, 1)).toISOString(),
  );

const byDay = { periodOf: dayOf, add: addDays };
const byMonth = { periodOf: monthOf, add: addMonths };

/**
 * How the sessions of a status lie in an index: a partition for each period, back to the oldest that can hold any. Only
 * archived sessions stay for more than a few days after their last turn.
 */
function orderOf(status: SessionStatus | undefined, now: Date) {
  if (status === undefined)
    return {
      ...byMonth,
      oldest: "",
      partOf: (period: string): Part => ({
        index: "GSI3-month",
        key: "updated_month",
        value: period,
        period,
      }),
    };
  return {
    ...(status === "archived" ? byMonth : byDay),
    oldest: status === "archived" ? "" : addDays(dayOf(now.toISOString()), 1 - daysLive),
    partOf: (period: string): Part => ({
      index: "GSI2-status-day",
      key: "status_day",
      value: statusDay(status, period),
      period,
    }),
  };
}

/**
 * A filter may leave out most of what is read: the items that a page's two calls read. Whoever wants a rare line of
 * business goes on from there.
 */
const filteredReads = [250, 1_000];

const updatedAt = (item: Item) => String(item.updated_at);
const positionOf = (item: Item): Position => ({ at: updatedAt(item), PK: String(item.PK) });

export function sessionLists(database: Database, cursors: Cursors, table: string) {
  const query = (part: Part, back: boolean, limit: number, lobs?: readonly string[]) =>
    read(() =>
      database.send(
        new QueryCommand({
          TableName: table,
          IndexName: part.index,
          KeyConditionExpression: `${part.key} = :key${part.day ? " AND updated_at BETWEEN :from AND :to" : ""}`,
          FilterExpression: lobs && `lob IN (${lobs.map((_, place) => `:lob${place}`).join(", ")})`,
          ExpressionAttributeValues: {
            ":key": part.value,
            ...(part.day ? beginningWith(part.day) : {}),
            ...Object.fromEntries((lobs ?? []).map((lob, place) => [`:lob${place}`, lob])),
          },
          ScanIndexForward: back,
          Limit: limit,
          ExclusiveStartKey: part.start,
        }),
      ),
    );

  /**
   * Up to `limit` items of a partition and, where it ends, of the next one, and where it stopped before the end of all
   * of them. Two Queries at most.
   */
  async function walk(
    first: Part,
    following: (part: Part) => Part | undefined,
    { back, limit, lobs }: { back: boolean; limit: number; lobs?: readonly string[] },
  ): Promise<{ items: Item[]; stoppedAt?: Position }> {
    const items: Item[] = [];
    let part: Part | undefined = first;
    for (const reads of lobs ? filteredReads : [limit, limit]) {
      const answer = await query(part, back, lobs ? reads : limit - items.length, lobs);
      items.push(...((answer.Items ?? []) as Item[]));
      part = answer.LastEvaluatedKey ? { ...part, start: answer.LastEvaluatedKey } : following(part);
      if (!part || items.length >= limit) break;
    }
    return { items, stoppedAt: part && (part.start ? positionOf(part.start) : { period: part.period }) };
  }

  /** The key after which a partition goes on; where it does not hold the position's session, a key that is none. */
  const startKey = ({ at, PK }: Position, key: string, value: string): Item => ({
    PK: PK ?? "SESSION#",
    SK: "META",
    [key]: value,
    updated_at: at ?? "",
  });

  function paged(purpose: string, options: ListSessionsOptions) {
    const [onward, backward] = [`${purpose} onward`, `${purpose} backward`];
    const back = options.before !== undefined;
    const opened = back ? cursors.open(backward, options.before) : cursors.open(onward, options.cursor);
    const position = opened && positionSchema.parse(opened);
    const seal = (where: string, position?: Position) => cursors.seal(where, position);
    return {
      back,
      position,
      /** What a list found, as a page of it. */
      page(
        found: Item[],
        limit: number,
        goesOn: Position | undefined,
        searchedTo = goesOn?.at,
      ): SessionsPage {
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        const further = last ? positionOf(last) : goesOn;
        if (back) shown.reverse();
        const parsed = shown.map((item) => sessionSchema.safeParse(item));
        const items = parsed.flatMap(({ data }) => data ?? []);
        const [first, end] = [shown[0], shown.at(-1)];
        // Where nothing newer was found, what led here comes next again: it stands after all of its moment.
        const again = position?.at ? { at: `${position.at}~` } : position;
        return {
          items,
          unreadable: parsed.length - items.length,
          searchedTo: back || last || !goesOn ? undefined : searchedTo,
          next: seal(onward, back ? (end ? positionOf(end) : again) : further),
          previous: back
            ? seal(backward, further)
            : options.cursor
              ? seal(backward, first ? positionOf(first) : position)
              : undefined,
        };
      },
    };
  }

  return {
    /**
     * Sessions of a status, or of all, by their last change, newest first. One Query where the newest period (a day;
     * of archived ones and of all, a month) holds a page, two where it does not: then `next` looks further back. With
     * `day` (`YYYY-MM-DD`, UTC) that day alone. With `lobs` those two read so many items and no more. The index is a
     * moment behind.
     */
    async byStatus(
      status: SessionStatus | undefined,
      now: Date,
      options: ListSessionsOptions & { day?: string } = {},
    ): Promise<SessionsPage> {
      const { limit = 25, lobs, day } = options;
      const list = paged(`sessions ${status ?? "any"} ${day ?? ""} ${lobs?.join(",") ?? "*"}`, options);
      const { back, position } = list;
      const { periodOf, add, oldest, partOf } = orderOf(status, now);
      const newest = periodOf(day ?? now.toISOString());
      const first = { ...partOf(position?.period ?? periodOf(position?.at ?? newest)), day };
      const start = position?.at === undefined ? undefined : startKey(position, first.key, first.value);
      const following = ({ period = newest }: Part) => {
        const next = add(period, back ? 1 : -1);
        return day !== undefined || next < oldest || next > newest ? undefined : partOf(next);
      };
      const { items, stoppedAt } = await walk({ ...first, start }, following, {
        back,
        limit: limit + 1,
        lobs,
      });
      // A month begins with its first day.
      const searchedTo = stoppedAt?.period && `${add(stoppedAt.period, 1)}-01`.slice(0, 10);
      return list.page(items, limit, stoppedAt, searchedTo);
    },

    /** A customer's sessions by their last change, newest first. One Query; the index is a moment behind. */
    async ofCustomer(customer: string, options: ListSessionsOptions = {}): Promise<SessionsPage> {
      const { limit = 25, lobs } = options;
      const list = paged(`sessions of ${customer} ${lobs?.join(",") ?? "*"}`, options);
      const part: Part = { index: "GSI1-customer-sessions", key: "customer_id", value: customer };
      const start = list.position && startKey(list.position, part.key, customer);
      const walked = { back: list.back, limit: limit + 1, lobs };
      const { items, stoppedAt } = await walk({ ...part, start }, () => undefined, walked);
      return list.page(items, limit, stoppedAt);
    },

    /**
     * How many sessions of each status changed between two moments (ISO 8601, no more than a day apart), counted up to
     * `most`. Two Queries a status at most, which read no more than that.
     */
    async counts(
      statuses: readonly SessionStatus[],
      { since, until }: { since: string; until: string },
      most: number,
      lobs?: readonly string[],
    ): Promise<Map<SessionStatus, { count: number; isMore: boolean }>> {
      const count = async (value: string) => {
        const answer = await read(() =>
          database.send(
            new QueryCommand({
              TableName: table,
              IndexName: "GSI2-status-day",
              KeyConditionExpression: "status_day = :key AND updated_at BETWEEN :since AND :until",
              FilterExpression: lobs && `lob IN (${lobs.map((_, place) => `:lob${place}`).join(", ")})`,
              ExpressionAttributeValues: {
                ":key": value,
                ":since": since,
                ":until": until,
                ...Object.fromEntries((lobs ?? []).map((lob, place) => [`:lob${place}`, lob])),
              },
              Select: "COUNT",
              ScanIndexForward: false,
              Limit: most + 1,
            }),
          ),
        );
        return { count: answer.Count ?? 0, isMore: answer.LastEvaluatedKey !== undefined };
      };
      const counted = await Promise.all(
        statuses.map(async (status) => {
          const partitions = new Set([until, since].map((at) => statusDay(status, at)));
          const found = await Promise.all([...partitions].map(count));
          const sum = found.reduce((total, one) => total + one.count, 0);
          return [
            status,
            { count: Math.min(sum, most), isMore: sum > most || found.some((one) => one.isMore) },
          ] as const;
        }),
      );
      return new Map(counted);
    },
  };
}
