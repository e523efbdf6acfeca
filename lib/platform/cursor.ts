import { createHmac, timingSafeEqual } from "node:crypto";
import { DomainError } from "#lib/kernel/errors.ts";

/** Signs and reads the opaque cursors of lists, each bound to the list (`purpose`) that it was made for. */
export type Cursors = {
  seal(purpose: string, key: Record<string, unknown> | undefined): string | undefined;
  open(purpose: string, cursor: string | undefined): Record<string, unknown> | undefined;
};

export function signedCursors(secret: string): Cursors {
  const sign = (purpose: string, body: string) =>
    createHmac("sha256", secret).update(`${purpose}\n${body}`).digest("base64url").slice(0, 22);
  return {
    seal(purpose, key) {
      if (!key) return undefined;
      const body = Buffer.from(JSON.stringify(key)).toString("base64url");
      return `${body}.${sign(purpose, body)}`;
    },
    /** @throws VALIDATION for a cursor that was changed or belongs to another list. */
    open(purpose, cursor) {
      if (!cursor) return undefined;
      const [body = "", signature = ""] = cursor.split(".");
      const expected = Buffer.from(sign(purpose, body));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given))
        throw new DomainError("VALIDATION", "list.cursor");
      return JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Record<string, unknown>;
    },
  };
}
