import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

const keys = new WeakMap<Uint8Array, KeyObject>();

/** Node.js takes a key that it knows at a fifth of the price of a new one; the clients sign with one all day. */
function keyOf(secret: string | Uint8Array): string | KeyObject {
  if (typeof secret === "string") return secret;
  const key = keys.get(secret) ?? createSecretKey(secret);
  keys.set(secret, key);
  return key;
}

/** What the clients of AWS sum up and sign with: SHA-256, with a secret HMAC. Stands in bundles in place of theirs. */
export class Sha256Node {
  readonly digestLength = 32;
  private readonly secret: string | Uint8Array | undefined;
  private parts: Uint8Array[] = [];

  constructor(secret?: string | Uint8Array) {
    this.secret = secret;
  }

  update(data: string | Uint8Array): void {
    this.parts.push(typeof data === "string" ? Buffer.from(data) : data);
  }

  digest(): Promise<Uint8Array> {
    const [first, ...others] = this.parts;
    const all = first && others.length === 0 ? first : Buffer.concat(this.parts);
    const sum =
      this.secret === undefined
        ? hash("sha256", all, "buffer")
        : createHmac("sha256", keyOf(this.secret)).update(all).digest();
    return Promise.resolve(new Uint8Array(sum.buffer, sum.byteOffset, sum.byteLength));
  }

  reset(): void {
    this.parts = [];
  }
}
