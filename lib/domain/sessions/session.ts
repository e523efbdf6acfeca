import { z } from "zod";
import { seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";

/** In the order in which a session goes through them. */
export const sessionStatuses = [
  "active",
  "waiting",
  "handed_off",
  "disconnected",
  "archived",
  "deleted",
] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** Somebody is there: turns may still come. */
export const openStatuses = ["active", "waiting", "handed_off"] as const satisfies SessionStatus[];
export const isOpenStatus = (status: SessionStatus): boolean =>
  (openStatuses as readonly SessionStatus[]).includes(status);

export const sessionSources = ["web", "mobile", "voice"] as const;
export type SessionSource = (typeof sessionSources)[number];

/** What a new session's id, customer and language may look like. Others store sessions too: reading asks less. */
export const sessionIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const customerIdPattern = /^[a-zA-Z0-9-]{1,64}$/;
export const sessionLanguagePattern = /^[a-z]{2}(-[A-Z]{2})?$/;

/**
 * The META item, without its keys and `ttl`, which never leave the server. Times are ISO 8601 UTC with milliseconds:
 * indexes sort by them.
 */
export const sessionSchema = z.object({
  session_id: z.string(),
  customer_id: z.string(),
  status: z.enum(sessionStatuses),
  turn_count: z.number().int().nonnegative(),
  language: z.string().default("en"),
  source: z.enum(sessionSources).default("web"),
  created_at: z.string(),
  /** The last turn, or the last change of status. */
  updated_at: z.string(),
  disconnected_at: z.string().optional(),
  deleted_at: z.string().optional(),
  archived_at: z.string().optional(),
  /** Where in the bucket of archives it lies. */
  archive_key: z.string().optional(),
  /** The status before it was ended or deleted: what undoing goes back to. */
  previous_status: z.enum(sessionStatuses).optional(),
  /** Whose it is; without one only those see it who are limited to none. */
  lob: z.string().optional(),
  /** The flow that speaks. */
  flow: z.string().optional(),
  /** Who has it, once it was handed to a human. */
  agent_id: z.string().optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What a person types to delete a session: the beginning of its id. */
export const confirmationOf = (id: string): string => id.slice(0, 8).toLowerCase();

export const lobsOf = ({ lob }: Pick<Session, "lob">): string[] => (lob === undefined ? [] : [lob]);
export const seesSession = (actor: Actor, session: Pick<Session, "lob">): boolean =>
  seesLobs(actor, lobsOf(session));

/** The month (UTC) of the last change, `YYYY-MM`: the partition of the index of all sessions. */
export const monthOf = (at: string): string => at.slice(0, 7);

/**
 * The partition of the index by status: one for each status and day (UTC) of the last change, so that none grows with
 * the table. Archived sessions stay for good, where the others are gone in a day or two: they have one for each month,
 * so that few of them in a day do not make a page ask many days. `at` is ISO 8601, or a day `YYYY-MM-DD`.
 */
export const statusDay = (status: SessionStatus, at: string): string =>
  `${status}#${status === "archived" ? monthOf(at) : at.slice(0, 10)}`;

/** What of META decides where the indexes hold a session: written with each change. */
export const indexKeys = (status: SessionStatus, updated_at: string) => ({
  status_day: statusDay(status, updated_at),
  updated_month: monthOf(updated_at),
});

/** A session is removed this long after its last turn unless it is kept. */
export const keptMilliseconds = 24 * 3_600_000;
/**
 * Days (UTC, today is one of them) in which sessions that are not archived can have changed last: `ttl` has removed
 * older ones, however late it comes.
 */
export const daysLive = 8;
/** `ttl`: epoch seconds. */
export const expiryOf = (at: Date): number => Math.floor((at.getTime() + keptMilliseconds) / 1_000);

export const sessionPartition = (id: string): string => `SESSION#${id}`;
export const sessionKey = (id: string) => ({ PK: sessionPartition(id), SK: "META" });
