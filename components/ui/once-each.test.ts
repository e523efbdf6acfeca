import { expect, test, vi } from "vitest";
import { onceEach } from "./once-each.ts";

test("asks once for each, also where the answer is nothing", () => {
  const ask = vi.fn((of: number) => (of > 1 ? `${of}` : undefined));
  const asked = onceEach(ask);
  expect([asked(1), asked(2), asked(1), asked(2)]).toEqual([undefined, "2", undefined, "2"]);
  expect(ask).toHaveBeenCalledTimes(2);
});
