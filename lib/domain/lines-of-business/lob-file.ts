import { createHash } from "node:crypto";
import { z } from "zod";
import { maxImportBytes, maxImportRows, type ImportRow } from "#lib/domain/prompts/index.ts";
import { DomainError, type ReasonValues } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import { lobNameSchema } from "./lob.ts";
import { mappingInput } from "./mapping-checks.ts";
import type { WantedItem } from "./moving-plan.ts";
import { maxQueueRows } from "./queue-csv.ts";
import { mappingContents, mappingKey } from "./queue-mapping.ts";
import { savedSettingNames, type Queue, type SettingName } from "./settings.ts";
import { rowOfPrompt } from "./lob-file-prompts.ts";

/**
 * A whole line of business as JSON, for moving it from one deployment to another (decision 067). Attributes have
 * the names that they have in the tables. Not in it: versions, moments, people, and an emergency closure.
 */
export const lobFileFormat = "connect-content-console/line-of-business";
export const lobFileVersion = 1;

export type LobFile = {
  format: typeof lobFileFormat;
  version: typeof lobFileVersion;
  /** ISO 8601 UTC. */
  exportedAt: string;
  lineOfBusiness: string;
  /** Every setting and flag by its name, also those that stand at their default. */
  settings: Partial<Record<SettingName, unknown>>;
  queues: unknown[];
  flows: { FlowName: string; Description: string; LOBs: string[]; prompts: unknown[] }[];
};

/** A file as it was read; what is wrong with one of its parts stands there, and spoils no other. */
export type ReadLobFile = {
  /** SHA-256 of the bytes, hexadecimal: what is confirmed is what was shown. */
  digest: string;
  lob: string;
  settings: Partial<Record<SettingName, unknown>>;
  /** Names under `settings` that are none of ours. */
  unknown: string[];
  queues: WantedItem[];
  flows: { FlowName: string; Description: string; LOBs: string[] }[];
  rows: ImportRow[];
};

const refuse = (reason: string, values: ReasonValues = {}) =>
  new DomainError("VALIDATION", reason, { values, fieldErrors: { file: { reason, values } } });

const head = z.object({ format: z.literal(lobFileFormat), version: z.number().int().min(1) });

const body = z.object({
  lineOfBusiness: z.string(),
  settings: z.record(z.string(), z.unknown()),
  queues: z.array(z.record(z.string(), z.unknown())),
  flows: z.array(
    z.object({
      FlowName: z.string(),
      Description: z.string().default(""),
      LOBs: z.array(z.string()).max(50).default([]),
      prompts: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});

function parse(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) throw refuse("moving.empty");
  if (bytes.byteLength > maxImportBytes)
    throw refuse("moving.tooLarge", { megabytes: maxImportBytes / 1024 ** 2 });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() === "") throw refuse("moving.empty");
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const line = /line (\d+)/.exec(error instanceof SyntaxError ? error.message : "")?.[1];
    throw line ? refuse("moving.damagedAt", { line: Number(line) }) : refuse("moving.damaged");
  }
}

/** A queue mapping of the file; which of two for the same callers was meant cannot be told. */
function readQueues(
  queues: readonly Record<string, unknown>[],
  replace: ReadonlyMap<string, string>,
): WantedItem[] {
  const items = queues.map((queue, place): WantedItem => {
    const QueueArn = typeof queue.QueueArn === "string" ? replace.get(queue.QueueArn) : undefined;
    const read = mappingInput.safeParse(QueueArn ? { ...queue, QueueArn } : queue);
    if (!read.success) return { key: `QUEUE#${place + 1}`, problems: fieldErrorsOf(read.error) };
    const { Intent, Language } = read.data;
    return { key: mappingKey(Intent, Language), contents: mappingContents(read.data), problems: {} };
  });
  return items.map((item) =>
    items.some((other) => other !== item && other.key === item.key)
      ? { key: item.key, problems: { Intent: { reason: "moving.twice" } } }
      : item,
  );
}

function readSettings(
  settings: Record<string, unknown>,
  replace: ReadonlyMap<string, string>,
): Pick<ReadLobFile, "settings" | "unknown"> {
  const known = new Set<string>(savedSettingNames);
  const entries = Object.entries(settings);
  const queue = settings.DefaultQueue as Partial<Queue> | null | undefined;
  const QueueArn = typeof queue?.QueueArn === "string" ? replace.get(queue.QueueArn) : undefined;
  return {
    settings: {
      ...Object.fromEntries(entries.filter(([name]) => known.has(name))),
      ...(QueueArn ? { DefaultQueue: { QueueName: queue?.QueueName, QueueArn } } : {}),
    },
    unknown: entries.map(([name]) => name).filter((name) => !known.has(name)),
  };
}

/** Each queue that a file names, once by its ARN. */
export function queuesOfFile({ settings, queues }: Pick<ReadLobFile, "settings" | "queues">): Queue[] {
  const named = [settings.DefaultQueue, ...queues.map(({ contents }) => contents)] as (
    Partial<Queue> | null | undefined
  )[];
  const found = new Map<string, Queue>();
  for (const queue of named)
    if (typeof queue?.QueueArn === "string" && typeof queue.QueueName === "string")
      found.set(queue.QueueArn, { QueueName: queue.QueueName, QueueArn: queue.QueueArn });
  return [...found.values()];
}

/**
 * Reads a file. `replace`: ARNs of the file and those that shall stand for them here.
 * @throws VALIDATION for a file as a whole: empty, too large, no JSON, something else, made by a newer console,
 * too many prompts or queues
 */
export function readLobFile(
  bytes: Uint8Array,
  replace: ReadonlyMap<string, string> = new Map(),
): ReadLobFile {
  const content = parse(bytes);
  const known = head.safeParse(content);
  if (!known.success) throw refuse("moving.otherFormat");
  const { version } = known.data;
  if (version !== lobFileVersion) throw refuse("moving.otherVersion", { version, known: lobFileVersion });
  const read = body.safeParse(content);
  if (!read.success) throw refuse("moving.shape", { where: read.error.issues[0]?.path.join(" → ") ?? "" });
  const { lineOfBusiness, settings, queues, flows } = read.data;
  const lob = lobNameSchema.safeParse(lineOfBusiness);
  if (!lob.success) throw refuse("moving.lobName");
  if (queues.length > maxQueueRows) throw refuse("moving.tooManyQueues", { max: maxQueueRows });
  const prompts = flows.flatMap(({ FlowName, prompts: own }) => own.map((prompt) => ({ FlowName, prompt })));
  if (prompts.length > maxImportRows) throw refuse("moving.tooManyPrompts", { max: maxImportRows });
  return {
    digest: createHash("sha256").update(bytes).digest("hex"),
    lob: lob.data,
    ...readSettings(settings, replace),
    queues: readQueues(queues, replace),
    flows: flows.map(({ FlowName, Description, LOBs }) => ({ FlowName, Description, LOBs })),
    rows: refuseTwice(prompts.map(({ FlowName, prompt }, place) => rowOfPrompt(FlowName, prompt, place + 1))),
  };
}

function refuseTwice(rows: ImportRow[]): ImportRow[] {
  const named = Map.groupBy(rows, ({ FlowName, PromptName }) => `${FlowName}#${PromptName}`);
  return rows.map((row) =>
    (named.get(`${row.FlowName}#${row.PromptName}`)?.length ?? 0) > 1
      ? { ...row, problems: [...row.problems, { reason: "moving.twice" }] }
      : row,
  );
}
