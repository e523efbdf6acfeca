import { z } from "zod";

/** An item as DynamoDB keeps it: every attribute, known to us or not. */
export type RawItem = { PK: string; SK: string } & Record<string, unknown>;

const binarySchema = z.object({ $binary: z.string() });
const archiveSchema = z.object({
  version: z.literal(1),
  session_id: z.string(),
  items: z.array(z.looseObject({ PK: z.string(), SK: z.string() })),
});

const bySort = (one: RawItem, other: RawItem) => (one.SK < other.SK ? -1 : 1);

/**
 * Binary attributes have no JSON; they stand as `{ "$binary": "<base64>" }`. Sets become lists. Attributes stand in
 * the order of their names: DynamoDB gives them in any.
 */
const toJson = (_: string, value: unknown): unknown => {
  if (value instanceof Uint8Array) return { $binary: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return [...(value as Set<unknown>)];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};
const fromJson = (_: string, value: unknown): unknown => {
  const { data } = binarySchema.safeParse(value);
  return data ? Uint8Array.from(Buffer.from(data.$binary, "base64")) : value;
};

/**
 * The text of an archive: every item of a session, whole, in the order of its sort key. The same items make the same
 * text, so that writing it again changes nothing.
 */
export const archiveText = (sessionId: string, items: readonly RawItem[]): string =>
  JSON.stringify({ version: 1, session_id: sessionId, items: items.toSorted(bySort) }, toJson);

/** The items of an archive. @throws ZodError for what is none */
export const readArchive = (text: string): RawItem[] => archiveSchema.parse(JSON.parse(text, fromJson)).items;

/** Both together; of one that is in both, what the database has now. */
export function mergeItems(archived: readonly RawItem[], present: readonly RawItem[]): RawItem[] {
  const all = new Map([...archived, ...present].map((item) => [item.SK, item]));
  return [...all.values()].sort(bySort);
}

/** `sessions/<id>/<time>.json`: the time of the session's last change, so that every try writes the same object. */
export const archiveKey = (sessionId: string, lastChange: string): string =>
  `sessions/${sessionId}/${lastChange.replace(/[-:]/g, "")}.json`;
