import { z } from "zod";
import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { maxTransactionItems } from "#lib/platform/transactions.ts";
import type { LobDeps } from "./deps.ts";
import { readConfig, type LobConfig } from "./lob-config.ts";
import { lobNameSchema, repeatedValues } from "./lob.ts";
import { authorizeLob, lastChange, lookingAgain, nextStamp, queueErrors } from "./open-for-change.ts";
import { mappingContents, mappingKey, type QueueMapping } from "./queue-mapping.ts";
import { mappingWrites, touchQueues } from "./save-queue-mapping.ts";
import { checkSettings } from "./setting-checks.ts";
import { savedSettingNames, settingKey, type SettingName, type SettingValues } from "./settings.ts";

export const createLobInput = z.object({
  LOB: lobNameSchema,
  DisplayName: z.string(),
  /** The line of business whose settings, hours and queues it begins with. Never its emergency. */
  copyOf: z.string().optional(),
  requestId: z.string().max(64),
});
export type CreateLobInput = z.infer<typeof createLobInput>;

/** How many mappings are written together with their history in one transaction, beside the directory's item. */
const mappingsAtOnce = Math.floor((maxTransactionItems - 1) / 2);

/**
 * Adds a line of business, from nothing or from a copy. The first transaction makes it with all its settings;
 * queue mappings follow in further ones. Cut off between them, the same call goes on where it stopped.
 * @throws CONFLICT when there is one of that name; NOT_FOUND when the one to copy is not there or foreign
 */
export async function createLob(
  deps: LobDeps,
  actor: Actor,
  input: CreateLobInput,
): Promise<{ LOB: string }> {
  authorize(actor, "config:write");
  authorizeChange(actor, [input.LOB]);
  const source = input.copyOf === undefined ? undefined : await sourceOf(deps, actor, input.copyOf);
  const checked = checkSettings(source?.values ?? readConfig(input.LOB, []).values, {
    DisplayName: input.DisplayName,
  });
  try {
    await make(deps, actor, input, source, checked);
  } catch (error) {
    // Begun by this very call before, and cut off: go on with the queues.
    if (!isDomainError(error, "CONFLICT") || error.reason !== "lobs.exists") throw error;
    const entry = await deps.configs.entry(input.LOB);
    if (!source || entry?.CopyOf !== copyMark(input)) throw error;
  }
  if (source) await lookingAgain(() => copyMappings(deps, actor, input, source.mappings));
  return { LOB: input.LOB };
}

const copyMark = (input: CreateLobInput) => `${input.copyOf}#${input.requestId}`;

async function sourceOf(deps: LobDeps, actor: Actor, lob: string): Promise<LobConfig> {
  authorizeLob(actor, "config:read", lob);
  const opened = await deps.configs.open(lob);
  if (!opened) throw new DomainError("NOT_FOUND", "lobs.copyEmpty");
  return opened.config;
}

async function make(
  deps: LobDeps,
  actor: Actor,
  input: CreateLobInput,
  source: LobConfig | undefined,
  checked: Partial<SettingValues>,
): Promise<void> {
  const blank = readConfig(input.LOB, []);
  const values: SettingValues = { ...(source?.values ?? blank.values), ...checked, EmergencyClosure: false };
  // Only what differs from the default is stored, and the name, so that the partition is never empty.
  const stored = savedSettingNames.filter((name) => name === "DisplayName" || source?.states[name].isStored);
  const at = deps.clock.now();
  await deps.commit([
    deps.configs.create(input.LOB, {
      ...repeatedValues(values),
      ...lastChange(actor, at),
      QueueErrors: queueErrors(source?.mappings ?? [], values.DefaultQueue),
      CopyOf: source && copyMark(input),
    }),
    ...stored.map((name) => deps.configs.putSetting(input.LOB, name, values[name], nextStamp(0, actor, at))),
    deps.history.record({
      entity: `CONFIG#${input.LOB}#LOB`,
      action: "lob.created",
      actor,
      after: {
        CopyOf: input.copyOf,
        ...Object.fromEntries(stored.map((name: SettingName) => [settingKey(name), values[name]])),
        Queues: source?.mappings.length ?? 0,
      },
      at,
      requestId: input.requestId,
    }),
  ]);
}

async function copyMappings(
  deps: LobDeps,
  actor: Actor,
  input: CreateLobInput,
  mappings: readonly QueueMapping[],
): Promise<void> {
  for (;;) {
    const opened = await deps.configs.open(input.LOB);
    if (!opened) throw new DomainError("NOT_FOUND", "lobs.gone");
    const { entry, config } = opened;
    if (entry.CopyOf !== copyMark(input)) return;
    const there = new Set(config.mappings.map(({ Intent, Language }) => mappingKey(Intent, Language)));
    const missing = mappings.filter(({ Intent, Language }) => !there.has(mappingKey(Intent, Language)));
    if (missing.length === 0) {
      await deps.commit([
        deps.configs.touch(input.LOB, lastChange(actor, deps.clock.now()), { CopyOf: undefined }),
      ]);
      return;
    }
    const steps = missing.slice(0, mappingsAtOnce).map(({ Intent, Language, ...rest }) => ({
      after: { Intent, Language, ...mappingContents(rest) },
    }));
    await deps.commit([
      ...mappingWrites(deps, actor, config, steps, "queue.saved", input.requestId),
      touchQueues(deps, actor, config, steps, entry.ContentVersion),
    ]);
  }
}
