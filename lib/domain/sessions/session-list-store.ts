import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import { sessionSchema, statusDay, type Session, type SessionStatus } from "./session.ts";

type Item = Record<string, unknown>;

/** One page of sessions, newest change first. `previous` is the cursor (`before`) of the page before this one. */
export type SessionsPage = Page<Session> & {
  previous?: string;
  /** The day (UTC) down to which was looked where fewer than a page were found; `next` looks further back. */
  searchedTo?: string;
};

export type ListSessionsOptions = {
  cursor?: string;
  before?: string;
  limit?: number;
  /** Only sessions of these lines of business. */
  lobs?: readonly string[];
};

/** Where a list stands: after (or before) a session, or at the beginning of a day. */
const positionSchema = z.object({
  day: z.string(),
  at: z.string().optional(),
  PK: z.string().optional(),
});
type Position = z.infer<typeof positionSchema>;

/** One partition of an index, and where in it to begin. */
type Part = { index: string; key: string; value: string; start?: Item };
type Found = { items: Item[]; stoppedAt?: string };

const dayMilliseconds = 86_400_000;
const dayOf = (at: string) => at.slice(0, 10);
const addDays = (day: string, days: number) =>
  dayOf(new Date(Date.parse(day) + days * dayMilliseconds).toISOString());

/**
 * How many days are asked at once, one step after another: mostly the first holds a page. Only archived sessions stay
 * for more than a day after their last turn; the others are looked for further back when somebody asks.
 */
const stepsBack = { recent: [1, 1], all: [1, 1, 6, 24], further: [6, 24] };
/** A filter may leave out most of what is read: at most so many calls of so many items each go through a partition. */
const filtered = { calls: 4, items: 250 };

const updatedAt = (item: Item) => String(item.updated_at);

export function sessionLists(database: Database, cursors: Cursors, table: string) {
  const query = (part: Part, back: boolean, limit: number, lobs?: readonly string[], start = part.start) =>
    read(() =>
      database.send(
        new QueryCommand({
          TableName: table,
          IndexName: part.index,
          KeyConditionExpression: `${part.key} = :key`,
          FilterExpression: lobs && `lob IN (${lobs.map((_, place) => `:lob${place}`).join(", ")})`,
          ExpressionAttributeValues: {
            ":key": part.value,
            ...Object.fromEntries((lobs ?? []).map((lob, place) => [`:lob${place}`, lob])),
          },
          ScanIndexForward: back,
          Limit: limit,
          ExclusiveStartKey: start,
        }),
      ),
    );

  /** Up to `limit` items of one partition, and where it stopped before the end of it. */
  async function take(part: Part, back: boolean, limit: number, lobs?: readonly string[]): Promise<Found> {
    const items: Item[] = [];
    let start = part.start;
    for (let call = 0; call < (lobs ? filtered.calls : 1); call += 1) {
      const answer = await query(part, back, lobs ? filtered.items : limit, lobs, start);
      items.push(...((answer.Items ?? []) as Item[]));
      start = answer.LastEvaluatedKey;
      if (!start || items.length >= limit) break;
    }
    return { items, stoppedAt: start && updatedAt(start) };
  }

  /** Several partitions as one list; `stoppedAt` is the place up to which it is whole. */
  async function merged(
    parts: Part[],
    back: boolean,
    limit: number,
    lobs?: readonly string[],
  ): Promise<Found> {
    const found = await Promise.all(parts.map((part) => take(part, back, limit, lobs)));
    const newestFirst = (one: Item, other: Item) => (updatedAt(one) < updatedAt(other) ? 1 : -1);
    const inOrder = (one: Item, other: Item) =>
      updatedAt(one) === updatedAt(other) ? 0 : back ? -newestFirst(one, other) : newestFirst(one, other);
    const stops = found.flatMap(({ stoppedAt }) => stoppedAt ?? []).sort();
    const stoppedAt = back ? stops[0] : stops.at(-1);
    const items = found.flatMap((one) => one.items).sort(inOrder);
    const isWhole = (item: Item) =>
      stoppedAt === undefined || (back ? updatedAt(item) <= stoppedAt : updatedAt(item) >= stoppedAt);
    return { items: items.filter(isWhole), stoppedAt };
  }

  const positionOf = (item: Item): Position => ({
    day: dayOf(updatedAt(item)),
    at: updatedAt(item),
    PK: String(item.PK),
  });

  /** The key after which an index goes on; in a partition that the position's session is not in, a key that is none. */
  const startKey = ({ at, PK, day }: Position, key: string, value: string): Item => ({
    PK: PK ?? "SESSION#",
    SK: "META",
    [key]: value,
    updated_at: at ?? day,
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
      page(found: Item[], limit: number, goesOn: Position | undefined): SessionsPage {
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        const further = last ? positionOf(last) : goesOn;
        if (back) shown.reverse();
        const parsed = shown.map((item) => sessionSchema.safeParse(item));
        const items = parsed.flatMap(({ data }) => data ?? []);
        const [first, end] = [shown[0], shown.at(-1)];
        return {
          items,
          unreadable: parsed.length - items.length,
          next: seal(onward, back ? end && positionOf(end) : further),
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
     * Sessions of one or several statuses by their last change, newest first. One Query a status where a day holds a
     * page; where days hold few, earlier ones are asked too (for archived sessions 32, several at once): `next` then
     * looks further back. With `day` (`YYYY-MM-DD`, UTC) that day alone. The index is a moment behind.
     */
    async byStatus(
      statuses: readonly SessionStatus[],
      now: Date,
      options: ListSessionsOptions & { day?: string } = {},
    ): Promise<SessionsPage> {
      const { limit = 25, lobs, day } = options;
      const list = paged(`sessions ${statuses.join("+")} ${day ?? ""} ${lobs?.join(",") ?? "*"}`, options);
      const { back, position } = list;
      const today = dayOf(now.toISOString());
      const [from, sign] = [position?.day ?? day ?? today, back ? 1 : -1];
      const last = day ?? (back ? today : undefined);
      const found: Item[] = [];
      let [asked, stoppedAt] = [0, undefined as string | undefined];
      const reach = () => addDays(from, sign * asked);
      const isFurther = position !== undefined && position.at === undefined;
      const kept = statuses.includes("archived") ? stepsBack.all : stepsBack.recent;
      const isOver = () => last !== undefined && (back ? reach() > last : reach() < last);
      for (const step of isFurther ? stepsBack.further : back ? stepsBack.all : kept) {
        const days = Array.from({ length: step }, (_, place) => addDays(from, sign * (asked + place)));
        const parts = days
          .filter((one) => last === undefined || (back ? one <= last : one >= last))
          .flatMap((one) => statuses.map((status) => ({ one, value: statusDay(status, one) })))
          .map(({ one, value }): Part => {
            const starts = position?.at !== undefined && one === position.day;
            const start = starts ? startKey(position, "status_day", value) : undefined;
            return { index: "GSI2-status-day", key: "status_day", value, start };
          });
        const more = await merged(parts, back, limit + 1 - found.length, lobs);
        found.push(...more.items);
        asked += step;
        stoppedAt = more.stoppedAt;
        if (stoppedAt !== undefined || found.length > limit || isOver()) break;
      }
      if (stoppedAt !== undefined) return list.page(found, limit, { day: dayOf(stoppedAt), at: stoppedAt });
      const further = isOver() ? undefined : { day: reach() };
      const page = list.page(found, limit, further);
      const isShort = found.length <= limit && further !== undefined && !back;
      return isShort ? { ...page, searchedTo: addDays(reach(), 1) } : page;
    },

    /** A customer's sessions by their last change, newest first. One Query; the index is a moment behind. */
    async ofCustomer(customer: string, options: ListSessionsOptions = {}): Promise<SessionsPage> {
      const { limit = 25, lobs } = options;
      const list = paged(`sessions of ${customer} ${lobs?.join(",") ?? "*"}`, options);
      const part: Part = { index: "GSI1-customer-sessions", key: "customer_id", value: customer };
      const start = list.position && startKey(list.position, part.key, customer);
      const found = await merged([{ ...part, start }], list.back, limit + 1, lobs);
      const goesOn = found.stoppedAt;
      return list.page(found.items, limit, goesOn ? { day: dayOf(goesOn), at: goesOn } : undefined);
    },

    /**
     * How many sessions of each status changed since a moment (no more than a day ago, or on a day), counted up to
     * `most`. Two Queries a status, which read no more than that.
     */
    async counts(
      statuses: readonly SessionStatus[],
      days: readonly string[],
      since: string,
      most: number,
      lobs?: readonly string[],
    ): Promise<Map<SessionStatus, { count: number; isMore: boolean }>> {
      const count = async (status: SessionStatus, day: string) => {
        const answer = await read(() =>
          database.send(
            new QueryCommand({
              TableName: table,
              IndexName: "GSI2-status-day",
              KeyConditionExpression: "status_day = :key AND updated_at >= :since",
              FilterExpression: lobs && `lob IN (${lobs.map((_, place) => `:lob${place}`).join(", ")})`,
              ExpressionAttributeValues: {
                ":key": statusDay(status, day),
                ":since": since,
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
          const ofDays = await Promise.all(days.map((day) => count(status, day)));
          const sum = ofDays.reduce((total, one) => total + one.count, 0);
          return [
            status,
            { count: Math.min(sum, most), isMore: sum > most || ofDays.some((one) => one.isMore) },
          ] as const;
        }),
      );
      return new Map(counted);
    },
  };
}
