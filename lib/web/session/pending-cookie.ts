import { z } from "zod";
import { challenges } from "#lib/platform/cognito.ts";
import { cookieName, ownCookie, type Cookie, type CookieReader } from "./session-cookies.ts";
import type { Pending } from "./sign-in.ts";

/** Seconds for which the next step of a sign-in is awaited. Amazon Cognito's own limit on `Session` is 3 to 15 minutes. */
const pendingSeconds = 15 * 60;

const name = "console-step";

const pendingSchema = z.object({
  challenge: z.enum(challenges),
  session: z.string().min(1).max(2_048),
  name: z.string().min(1).max(128),
  secret: z.string().max(128).optional(),
});

/** A step as text. It is nothing to be trusted, and is not: Amazon Cognito knows its own session. */
export const writePending = (pending: Pending): string =>
  Buffer.from(JSON.stringify(pending)).toString("base64url");

/** The step that a text holds; undefined when it is not one of ours. */
export function parsePending(text: string | undefined): Pending | undefined {
  try {
    return pendingSchema.parse(JSON.parse(Buffer.from(text ?? "", "base64url").toString("utf8")));
  } catch {
    return undefined;
  }
}

/** Keeps a step out of the page's reach between two requests. It says only which question comes next. */
export const pendingCookie = (mode: { local: boolean }, pending: Pending): Cookie =>
  ownCookie(mode, name, writePending(pending), pendingSeconds);

export const endedPendingCookie = (mode: { local: boolean }): Cookie => ownCookie(mode, name, "", 0);

/** The step that is awaited; undefined when there is none. */
export const readPending = (mode: { local: boolean }, cookies: CookieReader): Pending | undefined =>
  parsePending(cookies.get(cookieName(mode, name))?.value);
