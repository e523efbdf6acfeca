import { expect, it } from "vitest";
import { z } from "zod";
import { fieldErrorsOf } from "./field-errors.ts";

const schema = z.object({
  day: z.string().max(3, { error: "vanity.day" }),
  lob: z.object({ name: z.string() }),
  by: z.enum(["one", "other"]),
});

it("has the first reason of each field, and one with a sentence where a schema has none of its own", () => {
  const { error } = schema.safeParse({ day: "tomorrow", lob: { name: 1 }, by: "neither" });
  expect(error && fieldErrorsOf(error)).toEqual({
    day: { reason: "vanity.day", values: { max: 3 } },
    lob: { reason: "form.type", values: undefined },
    by: { reason: "form.type", values: undefined },
  });
});
