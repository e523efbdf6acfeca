import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { z } from "zod";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import { queryAll } from "#lib/platform/query-all.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { flowKey, flowWrites } from "./flow-store.ts";
import { flowDirectory, flowSchema, type Flow } from "./flow.ts";
import { promptSchema, type Prompt } from "./prompt.ts";

export type PromptStore = ReturnType<typeof promptStore>;
export type PromptKey = { flow: string; name: string };

export type ListOptions = {
  cursor?: string;
  before?: string;
  limit?: number;
  clientVisible?: boolean;
  /** Keeps some of what is read; its name belongs to the cursors. What cannot be read is kept, and counted. */
  filter?: { name: string; passes: (prompt: Prompt) => boolean };
};

type Item = Record<string, unknown>;

/** Parses the items of a list; those that are not what they should be are counted. */
function parseList<Schema extends z.ZodType>(schema: Schema, stored: Item[]) {
  const parsed = stored.map((item) => schema.safeParse(item));
  const items = parsed.flatMap((result) => (result.success ? [result.data] : []));
  return { items, unreadable: parsed.length - items.length };
}

const promptKey = ({ flow, name }: PromptKey) => ({ FlowName: flow, PromptName: name });
/** Where an item stands in the index by order. */
const orderKey = ({ FlowName, PromptName, Order }: Item): Item => ({ FlowName, PromptName, Order });
/** A filter of prompts, asked of items: those that cannot be read pass. */
const keepsWhat = (passes: (prompt: Prompt) => boolean) => (item: Item) => {
  const prompt = promptSchema.safeParse(item);
  return !prompt.success || passes(prompt.data);
};
const gone = () => new DomainError("NOT_FOUND", "prompts.gone");

export function promptStore(database: Database, cursors: Cursors, table: string) {
  /**
   * Queries until `limit` items passed the filter, or there are no more. Without a filter: one call. With `keeps`,
   * which is asked here and not in the database, each call reads as much as it can: one for each megabyte.
   */
  async function query(
    input: Omit<QueryCommandInput, "TableName">,
    limit: number,
    keeps?: (item: Item) => boolean,
  ) {
    const found: Item[] = [];
    let start = input.ExclusiveStartKey;
    do {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            ...input,
            TableName: table,
            ExclusiveStartKey: start,
            Limit: keeps ? undefined : limit - found.length,
          }),
        ),
      );
      const items = (answer.Items ?? []) as Item[];
      found.push(...(keeps ? items.filter(keeps) : items));
      start = answer.LastEvaluatedKey;
    } while (start && found.length < limit);
    return { found, last: start };
  }

  return {
    /** The directory of flows, by name. One Query a page. */
    async flows(cursor?: string, limit = 200): Promise<Page<Flow>> {
      const { found, last } = await query(
        {
          KeyConditionExpression: "FlowName = :directory",
          ExpressionAttributeValues: { ":directory": flowDirectory },
          ConsistentRead: true,
          ExclusiveStartKey: cursors.open("flows", cursor),
        },
        limit,
      );
      return { ...parseList(flowSchema, found), next: cursors.seal("flows", last) };
    },

    /** One flow's directory item, if there is one. */
    async flow(flow: string): Promise<Flow | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: flowKey(flow), ConsistentRead: true })),
      );
      return Item && flowSchema.parse(Item);
    },

    /**
     * One page of a flow's prompts, in `Order`: from `cursor` on, or the page that ends before `before`.
     * One Query, more only where `clientVisible` leaves some out or `filter` goes through more than a megabyte. One more is read than shown: it says whether
     * there is a further page.
     */
    async list(flow: string, options: ListOptions = {}): Promise<Page<Prompt> & { previous?: string }> {
      const { filter } = options;
      const purpose = `prompts ${flow} ${options.clientVisible ? "visible" : "all"}${filter ? ` ${filter.name}` : ""}`;
      const [onward, backward] = [`${purpose} onward`, `${purpose} backward`];
      const back = options.before !== undefined;
      const limit = options.limit ?? 50;
      const { found } = await query(
        {
          IndexName: "by-order",
          KeyConditionExpression: "FlowName = :flow",
          FilterExpression: options.clientVisible ? "IsClientVisible = :yes" : undefined,
          ExpressionAttributeValues: { ":flow": flow, ...(options.clientVisible ? { ":yes": true } : {}) },
          ConsistentRead: true,
          ScanIndexForward: !back,
          ExclusiveStartKey: back
            ? cursors.open(backward, options.before)
            : cursors.open(onward, options.cursor),
        },
        limit + 1,
        filter && keepsWhat(filter.passes),
      );
      const more = found.length > limit;
      const shown = found.slice(0, limit);
      if (back) shown.reverse();
      const seal = (where: string, item?: Item) => cursors.seal(where, item && orderKey(item));
      return {
        ...parseList(promptSchema, shown),
        next: back || more ? seal(onward, shown.at(-1)) : undefined,
        previous: (back ? more : options.cursor) ? seal(backward, shown[0]) : undefined,
      };
    },

    /** The highest `Order` in a flow; 0 where it has no prompt. One Query of one item. */
    async lastOrder(flow: string): Promise<number> {
      const { found } = await query(
        {
          IndexName: "by-order",
          KeyConditionExpression: "FlowName = :flow",
          ExpressionAttributeValues: { ":flow": flow },
          ProjectionExpression: "#order",
          ExpressionAttributeNames: { "#order": "Order" },
          ConsistentRead: true,
          ScanIndexForward: false,
        },
        1,
      );
      return Number(found[0]?.Order ?? 0);
    },

    /** All prompts of a flow, by name. One Query for each megabyte. `consistent: false` halves the cost. */
    async all(flow: string, options: { consistent?: boolean; signal?: AbortSignal } = {}) {
      const input = {
        TableName: table,
        KeyConditionExpression: "FlowName = :flow",
        ExpressionAttributeValues: { ":flow": flow },
        ConsistentRead: options.consistent ?? true,
      };
      return parseList(promptSchema, await queryAll(database, input, options.signal));
    },

    /** One prompt together with its flow's directory item, in one call. Each is undefined where it is not. */
    async find(key: PromptKey): Promise<{ flow?: Flow; prompt?: Prompt }> {
      const keys = [flowKey(key.flow), promptKey(key)];
      const found: Item[] = [];
      let wanted: Item[] = keys;
      while (wanted.length > 0) {
        const answer = await read(() =>
          database.send(
            new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
          ),
        );
        found.push(...((answer.Responses?.[table] ?? []) as Item[]));
        wanted = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Item[];
      }
      const flow = found.find((item) => item.FlowName === flowDirectory);
      const prompt = found.find((item) => item.FlowName !== flowDirectory);
      return { flow: flow && flowSchema.parse(flow), prompt: prompt && promptSchema.parse(prompt) };
    },

    /** One prompt. */
    async get(key: PromptKey, options: { signal?: AbortSignal } = {}): Promise<Prompt | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: promptKey(key) }), {
          abortSignal: options.signal,
        }),
      );
      return Item && promptSchema.parse(Item);
    },

    ...flowWrites(table),

    /** A prompt that must not be there yet. */
    create(next: Prompt): Write {
      return {
        item: {
          Put: { TableName: table, Item: next, ConditionExpression: "attribute_not_exists(PromptName)" },
        },
        refuse: () =>
          new DomainError("CONFLICT", "prompts.exists", {
            fieldErrors: { PromptName: { reason: "prompts.exists" } },
          }),
      };
    },

    /** The next version of a prompt, only over the version that it was based on. */
    put(next: Prompt, basedOn: number): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: next,
            ConditionExpression: "Version = :basedOn",
            ExpressionAttributeValues: { ":basedOn": basedOn },
          },
        },
        refuse: (stored) => (stored ? new DomainError("CONFLICT", "prompts.conflict") : gone()),
      };
    },

    remove(current: Prompt): Write {
      return {
        item: {
          Delete: {
            TableName: table,
            Key: promptKey({ flow: current.FlowName, name: current.PromptName }),
            ConditionExpression: "Version = :basedOn",
            ExpressionAttributeValues: { ":basedOn": current.Version },
          },
        },
        refuse: (stored) => (stored ? new DomainError("CONFLICT", "prompts.conflict") : gone()),
      };
    },
  };
}
