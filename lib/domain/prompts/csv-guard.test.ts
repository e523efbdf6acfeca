import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardCell, unguardCell } from "./csv-guard.ts";

describe("guardCell", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=1", "''-1"])(
    "puts an apostrophe before %j and takes it away again",
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
      expect(unguardCell(guardCell(text))).toBe(text);
    },
  );

  it.each(["", "hello", " =1", "'tis", "''", "1-1"])("leaves %j alone", (text) => {
    expect(guardCell(text)).toBe(text);
    expect(unguardCell(text)).toBe(text);
  });

  it("never lets a formula out, and gives back every text", () => {
    const start = fc.string({
      unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "a", " ", '"'),
    });
    fc.assert(
      fc.property(fc.tuple(start, fc.string({ unit: "grapheme" })), ([head, tail]) => {
        const cell = guardCell(head + tail);
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(unguardCell(cell)).toBe(head + tail);
      }),
    );
  });
});
