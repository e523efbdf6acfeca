import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Messages } from "cognito-local/lib/services/messages.js";

/** What would have been sent to a person. Kept at `<folder>/<user>.json`, the last one only. */
export type Mail = { to: string; subject: string; code: string; at: string };

/** The start of the line by which the launcher tells people of a code. */
export const mailSign = "✉";

/** Puts codes where a developer sees them and a test can read them, instead of sending them. */
export function mailbox(folder: string): Messages {
  mkdirSync(folder, { recursive: true });
  return {
    deliver: (_context, source, _client, _pool, user, code, _metadata, details) => {
      const mail: Mail = { to: details.Destination, subject: source, code, at: new Date().toISOString() };
      const path = join(folder, `${encodeURIComponent(user.Username)}.json`);
      writeFileSync(`${path}.next`, JSON.stringify(mail, null, 2));
      renameSync(`${path}.next`, path);
      console.log(`${mailSign} ${source} code for ${user.Username}: ${code}`);
      return Promise.resolve();
    },
  };
}
