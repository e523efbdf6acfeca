import { expect, it } from "vitest";
import { knownAnswers } from "./known-answers.ts";

it("keeps the answers used last, and no more than its limit", () => {
  const known = knownAnswers(2);
  known.remember("a", { n: "1" });
  known.remember("b", { n: "2" });
  expect(known.recall("a")).toEqual({ n: "1" });
  known.remember("c", { n: "3" });
  expect(known.recall("b")).toBeUndefined();
  expect(known.recall("a")).toEqual({ n: "1" });
  known.forget("a");
  expect(known.recall("a")).toBeUndefined();
});
