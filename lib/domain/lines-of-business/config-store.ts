import { BatchGetCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { read, type Database } from "#lib/platform/dynamodb.ts";
import { queryAll } from "#lib/platform/query-all.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { Emergency } from "./emergency.ts";
import { readConfig, type LobConfig, type Stamp } from "./lob-config.ts";
import { lobDirectory, lobSchema, type LastChange, type Lob } from "./lob.ts";
import { playbookKey, playbookSchema, type Playbook, type PlaybookContents } from "./playbook.ts";
import { mappingContents, mappingKey, type QueueMapping } from "./queue-mapping.ts";
import { settingKey, type SettingName } from "./settings.ts";

export type ConfigStore = ReturnType<typeof configStore>;

type Item = Record<string, unknown>;
type ReadOptions = { signal?: AbortSignal; consistent?: boolean };

/** Somebody wrote between our reading and our writing: the operation looks again. */
export const raced = (cause?: unknown): DomainError =>
  new DomainError("CONFLICT", "database.changed", { cause });

const entryKey = (lob: string) => ({ LOB: lobDirectory, ConfigKey: lob });
const known = (item: Item | undefined): Lob | undefined => item && lobSchema.parse(item);
/** What was never written by us has no Version, or is not there at all. */
const basedOn = (version: number) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(Version)" }
    : { ConditionExpression: "Version = :basedOn", ExpressionAttributeValues: { ":basedOn": version } };

export function configStore(database: Database, table: string) {
  const partition = (lob: string, { signal, consistent = true }: ReadOptions = {}): Promise<Item[]> =>
    queryAll(
      database,
      {
        TableName: table,
        KeyConditionExpression: "LOB = :lob",
        ExpressionAttributeValues: { ":lob": lob },
        ConsistentRead: consistent,
      },
      signal,
    );

  async function entry(lob: string): Promise<Lob | undefined> {
    const { Item } = await read(() =>
      database.send(new GetCommand({ TableName: table, Key: entryKey(lob), ConsistentRead: true })),
    );
    return known(Item);
  }

  const put = (item: Item, version: number): Write => ({
    item: { Put: { TableName: table, Item: item, ...basedOn(version) } },
    refuse: () => raced(),
  });

  return {
    /** All lines of business and prepared texts, by name. One Query. Items that cannot be read are counted. */
    async directory(): Promise<{ lobs: Lob[]; playbooks: Playbook[]; unreadable: number }> {
      const items = await partition(lobDirectory);
      const isPlaybook = (item: Item) => String(item.ConfigKey).startsWith("PLAYBOOK#");
      const lobs = items.filter((item) => !isPlaybook(item)).map((item) => lobSchema.safeParse(item));
      const playbooks = items.filter(isPlaybook).map((item) => playbookSchema.safeParse(item));
      return {
        lobs: lobs.flatMap((lob) => lob.data ?? []),
        playbooks: playbooks.flatMap((playbook) => playbook.data ?? []),
        unreadable: [...lobs, ...playbooks].filter((result) => !result.success).length,
      };
    },

    entry,

    /** A whole line of business, or undefined where nothing is stored. One Query. */
    async config(lob: string, options: ReadOptions = {}): Promise<LobConfig | undefined> {
      const items = await partition(lob, options);
      return items.length > 0 ? readConfig(lob, items) : undefined;
    },

    /**
     * A line of business with its directory item, which is read first: a change made after that moves its
     * ContentVersion, and a write based on what was read here is refused.
     */
    async open(lob: string): Promise<{ entry: Lob; config: LobConfig } | undefined> {
      const found = await entry(lob);
      return found && { entry: found, config: readConfig(lob, await partition(lob)) };
    },

    /** Directory item and emergency flag of each of these lines of business. One BatchGetItem (at most 50). */
    async emergencies(lobs: readonly string[]): Promise<{ lob: string; entry?: Lob; config: LobConfig }[]> {
      const found: Item[] = [];
      let wanted: Item[] = lobs.flatMap((lob) => [
        entryKey(lob),
        { LOB: lob, ConfigKey: settingKey("EmergencyClosure") },
      ]);
      while (wanted.length > 0) {
        const answer = await read(() =>
          database.send(
            new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
          ),
        );
        found.push(...((answer.Responses?.[table] ?? []) as Item[]));
        wanted = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Item[];
      }
      return lobs.map((lob) => ({
        lob,
        entry: known(found.find((item) => item.LOB === lobDirectory && item.ConfigKey === lob)),
        config: readConfig(
          lob,
          found.filter((item) => item.LOB === lob),
        ),
      }));
    },

    create(lob: string, attributes: Item): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: { ...entryKey(lob), ...attributes, ContentVersion: 1 },
            ConditionExpression: "attribute_not_exists(LOB)",
          },
        },
        refuse: () =>
          new DomainError("CONFLICT", "lobs.exists", { fieldErrors: { LOB: { reason: "lobs.exists" } } }),
      };
    },

    /**
     * Moves a line of business's ContentVersion by one, says who changed it when, and sets what its directory item
     * repeats; undefined removes. With `seen`, only if nothing was changed since that version: rules over several settings then hold.
     */
    touch(lob: string, last: LastChange, attributes: Item = {}, seen?: number): Write {
      const entries = Object.entries({ ...attributes, ...last });
      const set = entries.filter(([, value]) => value !== undefined);
      const removed = entries.filter(([, value]) => value === undefined);
      const names = Object.fromEntries(entries.map(([name]) => [`#${name}`, name]));
      return {
        item: {
          Update: {
            TableName: table,
            Key: entryKey(lob),
            UpdateExpression: [
              `SET ${["ContentVersion = ContentVersion + :one", ...set.map(([name]) => `#${name} = :${name}`)].join(", ")}`,
              ...(removed.length > 0 ? [`REMOVE ${removed.map(([name]) => `#${name}`).join(", ")}`] : []),
            ].join(" "),
            ConditionExpression:
              seen === undefined ? "attribute_exists(ContentVersion)" : "ContentVersion = :seen",
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: {
              ":one": 1,
              ...(seen === undefined ? {} : { ":seen": seen }),
              ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
            },
          },
        },
        refuse: (stored) => (stored ? raced() : new DomainError("NOT_FOUND", "lobs.gone")),
      };
    },

    /** One setting's next value, only over the version that it was based on. */
    putSetting(lob: string, name: SettingName, value: unknown, stamp: Stamp): Write {
      return put({ LOB: lob, ConfigKey: settingKey(name), Value: value, ...stamp }, stamp.Version - 1);
    },

    /** Takes a setting away, so that its default counts; only of a line of business that goes itself. */
    removeSetting(lob: string, name: SettingName, version: number): Write {
      const key = { LOB: lob, ConfigKey: settingKey(name) };
      return {
        item: { Delete: { TableName: table, Key: key, ...basedOn(version) } },
        refuse: () => raced(),
      };
    },

    /** Takes a line of business out of the directory, if nothing of it was changed since `seen`. */
    removeEntry(lob: string, seen: number): Write {
      return {
        item: {
          Delete: {
            TableName: table,
            Key: entryKey(lob),
            ConditionExpression: "ContentVersion = :seen",
            ExpressionAttributeValues: { ":seen": seen },
          },
        },
        refuse: () => raced(),
      };
    },

    /** Raises an emergency closure, or ends it (undefined). */
    putEmergency(lob: string, emergency: Emergency | undefined, stamp: Stamp): Write {
      const key = { LOB: lob, ConfigKey: settingKey("EmergencyClosure") };
      return put({ ...key, Value: emergency !== undefined, ...emergency, ...stamp }, stamp.Version - 1);
    },

    putMapping(lob: string, mapping: QueueMapping, stamp: Stamp): Write {
      const key = { LOB: lob, ConfigKey: mappingKey(mapping.Intent, mapping.Language) };
      return put({ ...key, ...mappingContents(mapping), ...stamp }, stamp.Version - 1);
    },

    removeMapping(lob: string, mapping: QueueMapping & Stamp): Write {
      const key = { LOB: lob, ConfigKey: mappingKey(mapping.Intent, mapping.Language) };
      return {
        item: { Delete: { TableName: table, Key: key, ...basedOn(mapping.Version) } },
        refuse: () => raced(),
      };
    },

    putPlaybook(id: string, contents: PlaybookContents, stamp: Stamp): Write {
      const key = { LOB: lobDirectory, ConfigKey: playbookKey(id) };
      return put({ ...key, ...contents, ...stamp }, stamp.Version - 1);
    },

    removePlaybook(id: string, version: number): Write {
      const key = { LOB: lobDirectory, ConfigKey: playbookKey(id) };
      return {
        item: { Delete: { TableName: table, Key: key, ...basedOn(version) } },
        refuse: () => raced(),
      };
    },

    async playbook(id: string): Promise<Playbook | undefined> {
      const key = { LOB: lobDirectory, ConfigKey: playbookKey(id) };
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true })),
      );
      return Item && playbookSchema.parse(Item);
    },
  };
}
