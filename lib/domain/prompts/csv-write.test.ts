import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteOrderMark, writeCsv } from "./csv-write.ts";
import { importColumns } from "./import-columns.ts";
import { readImport } from "./import-file.ts";
import { planImport } from "./plan-import.ts";
import { textProblem } from "./text.ts";

const awkward = fc.constantFrom(
  "'",
  "=",
  "@",
  "＝",
  '"',
  ",",
  ";",
  "\t",
  "\r\n",
  "\r",
  "\n",
  " ",
  "\u00a0",
  "ñ",
  "🎉",
  "\ufeff",
);
const acceptable = fc
  .array(fc.oneof({ weight: 3, arbitrary: awkward }, fc.string({ unit: "binary", maxLength: 5 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""))
  .filter((text) => textProblem(text) === undefined);

describe("writeCsv", () => {
  it("writes what import reads back exactly: every text that can be stored", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            acceptable.filter((text) => text.trim() !== ""),
            acceptable,
          ),
          { minLength: 1, maxLength: 5 },
        ),
        (texts) => {
          const rows = texts.map(([english, spanish], place) => [
            "-Main (1)",
            `p${place}`,
            english,
            spanish,
            "",
            "",
            "true",
            "false",
            String(place),
          ]);
          const file = readImport(Buffer.from(byteOrderMark + writeCsv([importColumns, ...rows])));
          const plan = planImport(file.rows, new Map());
          expect(
            plan.map(
              (row) =>
                row.kind === "added" && [row.FlowName, row.after.PromptText_en, row.after.PromptText_es],
            ),
          ).toEqual(
            texts.map(([english, spanish]) => ["-Main (1)", english, spanish.trim() ? spanish : undefined]),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("writes as Excel does", () => {
    expect(
      writeCsv([
        ["a", 'say "hi"'],
        ["=1", "x\ny"],
      ]),
    ).toBe('a,"say ""hi"""\r\n\'=1,"x\ny"\r\n');
  });
});
