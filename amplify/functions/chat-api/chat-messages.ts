import { z } from "zod";
import {
  clientIdPattern,
  customerIdPattern,
  maxTurnLength,
  sessionIdPattern,
} from "#lib/domain/sessions/index.ts";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";

/** Words without control characters, marks of direction and halves of characters. */
const text = z
  .string()
  .min(1)
  .max(maxTurnLength)
  .regex(
    /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]*$/u,
  );

/** What a customer asks for as they connect: a session of theirs that goes on, or wishes for a new one. */
export const connectInput = z.object({
  session: z.string().regex(sessionIdPattern).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .optional(),
  lob: z.string().regex(lobNamePattern).optional(),
  flow: z.string().min(1).max(127).optional(),
});

/** Who chats, as the authorizer tells from an ID token: `sub` is a UUID that says nothing of the person. */
export const customerClaims = z.object({ sub: z.string().regex(customerIdPattern) });

export const sendMessageInput = z.object({
  action: z.literal("sendMessage"),
  client_id: z.string().regex(clientIdPattern),
  content: text,
});
export const getTurnsInput = z.object({
  action: z.literal("getTurns"),
  after: z
    .string()
    .regex(/^\d{1,16}-\d{1,12}$/)
    .optional(),
});
