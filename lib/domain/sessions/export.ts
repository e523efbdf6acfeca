import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { changesLobs } from "#lib/domain/access/index.ts";
import { isDay } from "#lib/kernel/day.ts";
import { customerIdPattern, sessionStatuses } from "./session.ts";

export const exportFormats = ["csv", "json", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How many days one export may span. */
export const maxExportDays = 92;
const dayMilliseconds = 86_400_000;
const day = z.string().refine(isDay, { error: "sessions.day" });
/** What a form sends for "nothing chosen". */
const empty = (value: unknown) => (value === "" ? undefined : value);

/** Which sessions: by the days (UTC, both included) of their last change, and if wished by status and customer. */
export const exportChoiceSchema = z
  .object({
    format: z.enum(exportFormats, { error: "exports.format" }),
    from: day,
    to: day,
    status: z.preprocess(empty, z.enum(sessionStatuses).optional()),
    customer: z.preprocess(
      empty,
      z.string().trim().regex(customerIdPattern, { error: "sessions.customer" }).optional(),
    ),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "exports.order" })
  .refine(({ from, to }) => daysOf({ from, to }).length <= maxExportDays, {
    path: ["to"],
    error: "exports.tooManyDays",
  });

/** Every day from one to another, both included; no more than one too many. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds) + 1;
  return Array.from({ length: Math.max(0, Math.min(count, maxExportDays + 1)) }, (_, place) =>
    new Date(Date.parse(from) + place * dayMilliseconds).toISOString().slice(0, 10),
  );
}

export const exportStates = ["running", "complete", "failed"] as const;

/** One export: who asked for what, how far it is, and its files once it is complete. */
export const exportSchema = z.object({
  export_id: z.string(),
  format: z.enum(exportFormats),
  from: z.string(),
  to: z.string(),
  status: z.enum(sessionStatuses).optional(),
  customer: z.string().optional(),
  /** One session alone, by its id. */
  session: z.string().optional(),
  /** Whose sessions: of these lines of business, or of all. */
  lobs: z.union([z.literal("*"), z.array(z.string())]),
  requested_by: z.string(),
  /** ISO 8601 UTC. */
  requested_at: z.string(),
  state: z.enum(exportStates),
  /** So many sessions of so many; the total is counted first. */
  done: z.number().int(),
  total: z.number().int().optional(),
  /** Turns or sessions that are stored in a way that cannot be read: counted, and left out of the files. */
  unreadable: z.number().int().default(0),
  ended_at: z.string().optional(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })).default([]),
});
export type Export = z.infer<typeof exportSchema>;

/** The names of an export's files: a CSV has one row per session, and its turns in a file of their own. */
export const fileNames = (format: ExportFormat): string[] =>
  format === "csv" ? ["sessions.csv", "turns.csv"] : [`sessions.${format}`];

export const fileTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  jsonl: "application/jsonl",
};

export const exportKey = (id: string, file: string): string => `exports/${id}/${file}`;

/** How long files are kept, in days; the bucket removes them. */
export const fileDays = 7;
export const areFilesKept = ({ ended_at }: Pick<Export, "ended_at">, now: Date): boolean =>
  ended_at !== undefined && now.getTime() - Date.parse(ended_at) < fileDays * dayMilliseconds;

/** An export is seen by who asked for it, and by those who could have asked for all that is in it. */
export const seesExport = (actor: Actor, { requested_by, lobs }: Export): boolean =>
  (actor.kind === "user" && actor.name === requested_by) ||
  (lobs === "*" ? actor.kind === "system" || actor.lobs === "*" : changesLobs(actor, lobs));
