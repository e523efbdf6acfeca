import { z } from "zod";

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
const storedVanitySchema = z.object({
  text: z.string().max(40),
  letters: z.string().regex(/^[0-9A-Z]{1,10}$/),
  score: z.number(),
  words: z.array(z.string().max(20)).max(10),
});

/** A message of the queue, as vanity-to-sqs sends it: nothing else is stored. */
const vanityMessageSchema = z.object({
  phoneNumber: e164.optional(),
  targetNumber: e164,
  timestamp: z.iso.datetime(),
  vanityNumbers: z.record(z.string().regex(/^VanityNumber[1-5]$/), storedVanitySchema),
  // It is logged: what only looks like an identifier.
  contactId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional(),
});

/** One item of the VanityNumbers table. */
export const vanityRecordSchema = vanityMessageSchema.extend({
  /** The message's own id: a message that comes twice is stored once. */
  id: z.string().min(1).max(100),
  /** `YYYY-MM-DD` of the timestamp, the key of the index by day. */
  day: z.string(),
  contactId: z.string().max(100).optional(),
});
export type VanityRecord = z.infer<typeof vanityRecordSchema>;

/** The record of a message, or why it is none: the fields that are wrong, never their contents nor keys of its own. */
export function readVanityMessage(id: string, body: string): VanityRecord | { malformed: string } {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return { malformed: "no JSON" };
  }
  const parsed = vanityMessageSchema.safeParse(content);
  if (!parsed.success)
    return {
      malformed: [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "message")))].join(),
    };
  return { ...parsed.data, id, day: parsed.data.timestamp.slice(0, 10) };
}
