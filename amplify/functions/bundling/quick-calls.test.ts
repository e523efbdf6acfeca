import { createHash, createHmac } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { places } from "./quick-calls.ts";
import { Sha256Node } from "./sha256.ts";

const files = globSync("node_modules/@{smithy,aws-sdk}/core/dist-es/submodules/**/*.js");

describe("what the clients of AWS do again for each call", () => {
  it.each(places)("is still where it was: $file", ({ file, stands }) => {
    const [path = "", ...others] = files.filter((one) => file.test(one));
    expect(others).toEqual([]);
    expect(readFileSync(path, "utf8").split(stands)).toHaveLength(2);
  });
});

describe("the sum that they sign with", () => {
  const summed = async (parts: readonly (string | Uint8Array)[], secret?: string | Uint8Array) => {
    const sum = new Sha256Node(secret);
    for (const part of parts) sum.update(part);
    return Buffer.from(await sum.digest()).toString("hex");
  };
  const secret = new Uint8Array([1, 2, 3]);

  it.each([[["¿Qué tal?"]], [["one", Buffer.from("two")]], [[new Uint8Array([0, 255])]], [[]]])(
    "is Node's own: %j",
    async (parts) => {
      const all = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
      expect(await summed(parts)).toBe(createHash("sha256").update(all).digest("hex"));
      for (const key of ["a secret", secret, secret])
        expect(await summed(parts, key)).toBe(createHmac("sha256", key).update(all).digest("hex"));
    },
  );

  it("begins anew", async () => {
    const sum = new Sha256Node();
    sum.update("one");
    sum.reset();
    sum.update("two");
    expect(Buffer.from(await sum.digest())).toEqual(createHash("sha256").update("two").digest());
  });
});
