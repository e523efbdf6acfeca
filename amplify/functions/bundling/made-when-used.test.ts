import { expect, it } from "vitest";
import { z } from "zod";
import { madeWhenUsed } from "./made-when-used.ts";

/** A schema that is made when it is used, and how often it was made. */
function late<Schema extends z.ZodType>(make: () => Schema) {
  let made = 0;
  return { schema: madeWhenUsed(() => ((made += 1), make())), made: () => made };
}

it("is made when it is first asked for something, and once", () => {
  const { schema, made } = late(() => z.object({ at: z.string() }));
  expect(made()).toBe(0);
  expect(schema.parse({ at: "now" })).toEqual({ at: "now" });
  expect(schema.safeParse({ at: 1 }).success).toBe(false);
  expect(made()).toBe(1);
});

it("may be a part of another, which does not make it", () => {
  const part = late(() => z.enum(["one", "two"]));
  const { schema, made } = late(() =>
    z.object({ kind: part.schema, more: z.array(part.schema.optional()).default([]) }),
  );
  expect([made(), part.made()]).toEqual([0, 0]);
  expect(schema.extend({ flag: z.boolean() }).parse({ kind: "one", flag: true })).toEqual({
    ...{ kind: "one", flag: true },
    more: [],
  });
  expect(schema.shape.kind.options).toEqual(["one", "two"]);
  expect(() => schema.parse({ kind: "three" })).toThrow(z.ZodError);
  expect([made(), part.made()]).toEqual([1, 1]);
});

it("is what it stands for to those who ask", () => {
  const one = late(() => z.object({ kind: z.literal("one") })).schema;
  const two = late(() => z.object({ kind: z.literal("two"), size: z.number() })).schema;
  expect(one).toBeInstanceOf(z.ZodObject);
  expect("parse" in one).toBe(true);
  const either = z.discriminatedUnion("kind", [one, two]);
  expect(either.parse({ kind: "two", size: 2 })).toEqual({ kind: "two", size: 2 });
  expect(z.preprocess((given) => given ?? { kind: "one" }, either).parse(undefined)).toEqual({ kind: "one" });
});
