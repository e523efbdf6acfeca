import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { LobDeps } from "./deps.ts";
import type { LobConfig, StampedMapping } from "./lob-config.ts";
import { checkMapping } from "./mapping-checks.ts";
import { lastChange, lookingAgain, nextStamp, openForChange, queueErrors } from "./open-for-change.ts";
import {
  mappingContents,
  mappingKey,
  mappingLanguages,
  type MappingContents,
  type QueueMapping,
} from "./queue-mapping.ts";

const fields = ["QueueName", "QueueArn", "Priority", "IsActive"] as const satisfies (keyof MappingContents)[];
const value = z.union([z.string(), z.boolean(), z.number()]).optional();

export const saveQueueMappingInput = z.object({
  lob: z.string(),
  intent: z.string(),
  language: z.enum(mappingLanguages, { error: "lobs.language" }),
  /** Each field from what the person saw to what they want; `from` is absent throughout for a new mapping. */
  changes: z.partialRecord(z.enum(fields), z.object({ from: value, to: value })),
  /** True for a mapping that must not be there yet. */
  isNew: z.boolean().optional(),
  requestId: z.string().max(64),
});
export type SaveQueueMappingInput = z.infer<typeof saveQueueMappingInput>;

export type MappingConflict = {
  conflicts: { field: (typeof fields)[number]; base: unknown; mine: unknown; theirs: unknown }[];
  current: StampedMapping;
};

export const findMapping = (
  config: LobConfig,
  key: Pick<QueueMapping, "Intent" | "Language">,
): StampedMapping | undefined =>
  config.mappings.find((mapping) => mapping.Intent === key.Intent && mapping.Language === key.Language);

const sameMapping = (one: MappingContents, other: MappingContents) =>
  fields.every((field) => one[field] === other[field]);

/**
 * Adds a queue mapping or saves the changed fields of one. Changes to other fields made meanwhile stand.
 * @throws CONFLICT with a {@link MappingConflict}, or when a new one is there already; VALIDATION; NOT_FOUND
 */
export function saveQueueMapping(
  deps: LobDeps,
  actor: Actor,
  input: SaveQueueMappingInput,
): Promise<QueueMapping> {
  return lookingAgain(async () => {
    const { entry, config } = await openForChange(deps, actor, input.lob);
    const key = { Intent: input.intent.trim(), Language: input.language };
    const current = findMapping(config, key);
    if (!current && !input.isNew) throw new DomainError("NOT_FOUND", "lobs.queueGone");
    const wanted = checkMapping({ ...key, ...merged(input.isNew ? undefined : current, input) });
    if (current && sameMapping(current, wanted)) return wanted;
    if (current && input.isNew)
      throw new DomainError("CONFLICT", "lobs.queueExists", {
        fieldErrors: { Intent: { reason: "lobs.queueExists" } },
      });
    await deps.commit([
      ...mappingWrites(
        deps,
        actor,
        config,
        [{ before: current, after: wanted }],
        "queue.saved",
        input.requestId,
      ),
      touchQueues(deps, actor, config, [{ before: current, after: wanted }], entry.ContentVersion),
    ]);
    return wanted;
  });
}

function merged(current: StampedMapping | undefined, { changes }: SaveQueueMappingInput) {
  const contents: Record<string, unknown> = current ? mappingContents(current) : {};
  const conflicts: MappingConflict["conflicts"] = [];
  for (const field of fields) {
    const change = changes[field];
    if (!change || change.to === contents[field]) continue;
    if (!current || change.from === contents[field]) contents[field] = change.to;
    else conflicts.push({ field, base: change.from, mine: change.to, theirs: contents[field] });
  }
  if (!current || conflicts.length === 0) return contents;
  const data: MappingConflict = { conflicts, current };
  throw new DomainError("CONFLICT", "lobs.conflict", { data });
}

/** A mapping from what it is to what it shall be; without `after` it is deleted. */
export type MappingStep = { before?: StampedMapping; after?: QueueMapping };

/** Each mapping with its history: two writes for each. */
export function mappingWrites(
  deps: LobDeps,
  actor: Actor,
  { lob }: LobConfig,
  steps: readonly MappingStep[],
  action: "queue.saved" | "queue.deleted" | "queue.restored",
  requestId: string,
): Write[] {
  const at = deps.clock.now();
  return steps.flatMap(({ before, after }) => {
    const key = after ?? before;
    if (!key) return [];
    const stamp = nextStamp(before?.Version ?? 0, actor, at);
    return [
      ...(after ? [deps.configs.putMapping(lob, after, stamp)] : []),
      ...(before && !after ? [deps.configs.removeMapping(lob, before)] : []),
      deps.history.record({
        entity: `CONFIG#${lob}#${mappingKey(key.Intent, key.Language)}`,
        action,
        actor,
        before: before && mappingContents(before),
        after: after && mappingContents(after),
        at,
        requestId,
      }),
    ];
  });
}

/** The directory's item after these steps. */
export function touchQueues(
  deps: LobDeps,
  actor: Actor,
  config: LobConfig,
  steps: readonly MappingStep[],
  seen: number,
): Write {
  const keyOf = ({ Intent, Language }: QueueMapping) => mappingKey(Intent, Language);
  const kept = new Map<string, QueueMapping>(config.mappings.map((mapping) => [keyOf(mapping), mapping]));
  for (const { before, after } of steps) {
    if (before) kept.delete(keyOf(before));
    if (after) kept.set(keyOf(after), after);
  }
  const errors = queueErrors([...kept.values()], config.values.DefaultQueue);
  return deps.configs.touch(config.lob, lastChange(actor, deps.clock.now()), { QueueErrors: errors }, seen);
}
