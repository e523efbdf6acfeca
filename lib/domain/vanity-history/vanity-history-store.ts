import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { vanityRecordSchema, type VanityRecord } from "#lib/domain/vanity-numbers/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";

export type VanityHistoryStore = ReturnType<typeof vanityHistoryStore>;

/** One of the three ways that the table can be read; by number, a day (UTC) narrows it. */
export type RecordsBy =
  { by: "day"; day: string } | { by: "caller" | "target"; number: string; day?: string | undefined };

export type RecordPage = Page<VanityRecord> & { previous?: string };

const indexes = {
  day: { index: "by-day", key: "day" },
  caller: { index: "by-caller", key: "phoneNumber" },
  target: { index: "by-target", key: "targetNumber" },
} as const;

/** Vanity numbers as the console reads them. Its indexes are a moment behind. */
export function vanityHistoryStore(database: Database, cursors: Cursors, table: string) {
  return {
    async get(id: string): Promise<VanityRecord | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true })),
      );
      return Item && vanityRecordSchema.parse(Item);
    },

    /** A page, newest first: from `cursor` on, or the one that ends before `before`. One Query. */
    async page(
      of: RecordsBy,
      options: { cursor?: string; before?: string; limit?: number } = {},
    ): Promise<RecordPage> {
      const { index, key } = indexes[of.by];
      const value = of.by === "day" ? of.day : of.number;
      const day = of.by === "day" ? undefined : of.day;
      const purpose = `vanity ${of.by} ${value} ${day ?? ""}`;
      const [onward, backward] = [`${purpose} onward`, `${purpose} backward`];
      const back = options.before !== undefined;
      const limit = options.limit ?? 25;
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            IndexName: index,
            KeyConditionExpression: day ? "#key = :value AND #at BETWEEN :from AND :to" : "#key = :value",
            ExpressionAttributeNames: { "#key": key, ...(day ? { "#at": "timestamp" } : {}) },
            ExpressionAttributeValues: { ":value": value, ...(day ? beginningWith(day) : {}) },
            ScanIndexForward: back,
            // One more than is shown says whether there is a further page.
            Limit: limit + 1,
            ExclusiveStartKey: back
              ? cursors.open(backward, options.before)
              : cursors.open(onward, options.cursor),
          }),
        ),
      );
      const found = (answer.Items ?? []) as Record<string, unknown>[];
      const more = found.length > limit;
      const shown = found.slice(0, limit);
      if (back) shown.reverse();
      const seal = (where: string, item?: Record<string, unknown>) =>
        cursors.seal(where, item && { id: item.id, timestamp: item.timestamp, [key]: item[key] });
      const items = shown.flatMap((item) => vanityRecordSchema.safeParse(item).data ?? []);
      return {
        items,
        next: back || more ? seal(onward, shown.at(-1)) : undefined,
        previous: (back ? more : options.cursor) ? seal(backward, shown[0]) : undefined,
        unreadable: shown.length - items.length,
      };
    },
  };
}
