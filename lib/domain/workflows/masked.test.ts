import { expect, test } from "vitest";
import { mask, maskedData } from "./masked.ts";

const masked = (value: unknown): unknown => JSON.parse(maskedData(JSON.stringify(value)));

test("what a person said, is called or is reached by is not shown, however deep", () => {
  expect(
    masked({
      session_id: "3f2b",
      customer_id: "ana-77",
      turns: [{ role: "customer", content: "My card is lost" }],
      context: { summary: ["Ana wants a card"] },
      status: "active",
      attempts: 2,
    }),
  ).toEqual({
    session_id: "3f2b",
    customer_id: mask,
    turns: [{ role: mask, content: mask }],
    context: { summary: [mask] },
    status: "active",
    attempts: 2,
  });
});

test("a wait's token is shown to nobody: whoever has it can answer the wait", () => {
  expect(JSON.stringify(masked({ MessageBody: { taskToken: "abc" }, TaskToken: "abc" }))).not.toContain(
    "abc",
  );
});

test("numbers inside a text keep their last four digits", () => {
  expect(masked({ cause: "no answer from +1 (202) 555-0143." })).toEqual({
    cause: `no answer from ${mask}0143.`,
  });
});

test("JSON inside a text is masked as JSON", () => {
  expect(masked({ Cause: JSON.stringify({ customer_id: "ana-77", code: "X" }) })).toEqual({
    Cause: JSON.stringify({ customer_id: mask, code: "X" }),
  });
});

test("names of states and counts are no person's", () => {
  const harmless = { state_name: "Work", turn_count: 12, MessageId: "m-1" };
  expect(masked(harmless)).toEqual(harmless);
});

test("what is no JSON is masked as text", () => {
  expect(maskedData("called +12025550143")).toBe(`called ${mask}0143`);
});
