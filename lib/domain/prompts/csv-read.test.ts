import { describe, expect, it } from "vitest";
import { detectDelimiter, readCsv, separatorHint } from "./csv-read.ts";

const read = (text: string, rows = 10) => readCsv(text, ",", { rows });
const refusal = (text: string, rows = 10) => {
  try {
    return read(text, rows);
  } catch (error) {
    const { reason, values } = error as { reason: string; values: unknown };
    return [reason, values];
  }
};

describe("readCsv", () => {
  it.each(["\r\n", "\n", "\r"])("takes %j as the end of a row, and tells where each begins", (end) => {
    const text = ["a,b", "", '1,"x\r\ny\rz\n"', ",", "2,3", "", ""].join(end);
    expect(read(text)).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 3, cells: ["1", "x\r\ny\rz\n"] },
      { line: 8, cells: ["2", "3"] },
    ]);
  });

  it("keeps spaces, quotes and separators within quotes", () => {
    expect(read('" a ",b  ,"say ""hi"", please"')[0]?.cells).toEqual([" a ", "b  ", 'say "hi", please']);
  });

  it("leaves out the empty rows that Excel writes after the last, however many", () => {
    expect(read(`a,b\r\n1,2\r\n${",,,\r\n".repeat(300_000)}`)).toHaveLength(2);
  });

  it("refuses quotation marks out of place, with the line where their row begins", () => {
    expect(refusal('a\n"x\r\ny"\nb "c"\n')).toEqual(["import.quote", { line: 4 }]);
    expect(refusal('a\n"b" c\n')).toEqual(["import.quote", { line: 2 }]);
    expect(refusal('a\nb\n"c\nd\ne\n')).toEqual(["import.quoteNotClosed", { line: 3 }]);
    expect(refusal(`a\n"${"x".repeat(1_100_000)}"`)).toEqual(["import.quoteNotClosed", { line: 2 }]);
  });

  it("refuses too many rows", () => {
    expect(read("a\n1\n2\n", 3)).toHaveLength(3);
    expect(refusal("a\n1\n2\n3\n", 3)).toEqual(["import.tooManyRows", { max: 2 }]);
    expect(refusal(`a\n${"\n".repeat(100_001)}b`)).toEqual(["import.tooManyRows", { max: 9 }]);
  });
});

describe("detectDelimiter", () => {
  const known = (cell: string) => ["flow", "name", "text"].includes(cell);
  it.each([
    ["flow,name,text\n", ","],
    ["flow;name;text\r\n1,2,3;4;5", ";"],
    ["flow\tname\ttext", "\t"],
    ['\r\n"flow";"name"', ";"],
    ["something else", ","],
  ])("%j is separated by %j", (text, delimiter) => {
    expect(detectDelimiter(text, known)).toBe(delimiter);
  });

  it("takes Excel's own hint", () => {
    expect(separatorHint("sep=;\r\nflow")).toEqual({ delimiter: ";", length: 7 });
    expect(separatorHint("flow;name")).toBeUndefined();
  });
});
