import { z } from "zod";

/** E.164 by its shape: the network says whether it can be reached. */
export const callbackNumberPattern = /^\+[1-9]\d{6,14}$/;

/** The line of business of a callback that was held for none; no line of business can have this name. */
export const noLob = "#none";

/** How long a number is held where the flow does not say: the default of CallbackWindowMinutes. */
export const defaultWindowMinutes = 240;
export const maxWindowMinutes = 10_080;
export const maxReasonLength = 200;

/** One item of the Callbacks table: a number that is to be called back, and must not be queued again meanwhile. */
export const callbackSchema = z.object({
  callback_number: z.string(),
  /** Epoch seconds until which it is held. DynamoDB removes it later: compare with now. */
  ttl: z.number(),
  created_at: z.string(),
  lob: z.string().default(noLob),
  reason: z.string().default(""),
  /** Which call of the function holds it. */
  claim: z.string().optional(),
});
export type Callback = z.infer<typeof callbackSchema>;

/** Whether it is still held: an expired one may be there for days. */
export const isHeld = ({ ttl }: Pick<Callback, "ttl">, now: Date): boolean => ttl > epochSeconds(now);

export const epochSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1_000);

/** The lines of business that decide who sees a callback: none, which only those see who see all. */
export const lobsOf = ({ lob }: Pick<Callback, "lob">): string[] => (lob === noLob ? [] : [lob]);
