import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Cursors } from "./cursor.ts";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with keys of their own from a secret; the nonce is told by the text, so that it is sealed alike always. */
function sealing(secret: string, use: string) {
  const keyOf = (part: string) => createHmac("sha256", secret).update(`${use} ${part}`).digest();
  const [key, nonceKey] = [keyOf("sealing"), keyOf("nonces")];
  return {
    seal(text: string): string {
      const nonce = createHmac("sha256", nonceKey).update(text).digest().subarray(0, nonceBytes);
      const sealed = createCipheriv(cipher, key, nonce);
      const body = Buffer.concat([sealed.update(text, "utf8"), sealed.final()]);
      return Buffer.concat([nonce, body, sealed.getAuthTag()]).toString("base64url");
    },
    open(handle: string): string | undefined {
      const bytes = Buffer.from(handle, "base64url");
      if (bytes.length <= nonceBytes + tagBytes) return undefined;
      try {
        const opened = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes));
        opened.setAuthTag(bytes.subarray(-tagBytes));
        return opened.update(bytes.subarray(nonceBytes, -tagBytes), undefined, "utf8") + opened.final("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * Telephone numbers in addresses and pages without being readable there: a list of masked numbers can lead to each,
 * and no log of requests, no history of a browser and no page's source holds one.
 */
export type NumberHandles = {
  /** The same number has the same handle always, so that an address with it can be shared. */
  seal(number: string): string;
  /** The number of a handle that was sealed here; undefined for anything else. */
  open(handle: string): string | undefined;
};

export const sealedNumbers = (secret: string): NumberHandles => sealing(secret, "numbers");

/** Cursors of lists: what is in them can be read and made here alone. */
export function sealedCursors(secret: string): Cursors {
  const sealed = sealing(secret, "cursors");
  return {
    seal: (purpose, key) => key && sealed.seal(JSON.stringify({ purpose, key })),
    /** @throws VALIDATION for a cursor that was changed or belongs to another list. */
    open(purpose, cursor) {
      if (!cursor) return undefined;
      const opened = sealed.open(cursor);
      const held = opened && (JSON.parse(opened) as { purpose: string; key: Record<string, unknown> });
      if (!held || held.purpose !== purpose) throw new DomainError("VALIDATION", "list.cursor");
      return held.key;
    },
  };
}
