import { describe, expect, it } from "vitest";
import { decodeCsv } from "./csv-decode.ts";

const text = "FlowName,PromptName\r\nMenú,Adiós\r\n";
const bigEndian = (words: string) => Buffer.from(words, "utf16le").swap16();
const bytes = (...parts: (string | number[] | Buffer)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );
const reasonOf = (file: Uint8Array): [string, unknown] => {
  try {
    decodeCsv(file);
    return ["read", {}];
  } catch (error) {
    const { reason, values } = error as { reason: string; values: unknown };
    return [reason, values];
  }
};

describe("decodeCsv", () => {
  it.each([
    ["UTF-8", Buffer.from(text), "UTF-8"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`), "UTF-8"],
    ["UTF-16 little end first", Buffer.from(`\ufeff${text}`, "utf16le"), "UTF-16"],
    ["UTF-16 big end first", bigEndian(`\ufeff${text}`), "UTF-16"],
    ["UTF-16 without its mark", Buffer.from(text, "utf16le"), "UTF-16"],
    ["Windows-1252", Buffer.from(text, "latin1"), "Windows-1252"],
  ])("reads %s", (_, file, encoding) => {
    expect(decodeCsv(file)).toEqual({ text, encoding });
  });

  it("reads the letters that Windows-1252 has and Latin-1 has not", () => {
    expect(decodeCsv(bytes("a\x93b\x94\x80")).text).toBe("a\u201cb\u201d\u20ac");
  });

  it.each([
    ["an Excel workbook", bytes("PK\x03\x04\x14\0\x06\0xl/workbook.xml"), "import.workbook"],
    ["an old Excel workbook", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "import.workbook"],
    ["a PDF", bytes("%PDF-1.7\n"), "import.pdf"],
    ["a PNG", bytes("\x89PNG\r\n\x1a\n"), "import.image"],
    ["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "import.image"],
    ["a compressed file", bytes("\x1f\x8b\x08\0"), "import.binary"],
    [
      "bytes of no kind",
      Buffer.from(Array.from({ length: 500 }, (_, place) => (place * 7) % 23)),
      "import.binary",
    ],
    ["nothing but its mark", Buffer.from("\ufeff"), "import.empty"],
    ["nothing but space", Buffer.from(" \r\n\r\n"), "import.empty"],
  ])("says so of %s", (_, file, reason) => {
    expect(reasonOf(file)[0]).toBe(reason);
  });

  it("names the line where UTF-8 is damaged, instead of showing its letters wrong", () => {
    expect(reasonOf(bytes(Buffer.from("a\nMenú Adiós\n"), "caf\xe9\n"))).toEqual([
      "import.damaged",
      { line: 3 },
    ]);
    expect(reasonOf(bytes([0xef, 0xbb, 0xbf], "a\ncaf\xe9"))).toEqual(["import.damaged", { line: 2 }]);
    expect(reasonOf(bytes("a\nb\n", [0xed, 0xa0, 0x80]))).toEqual(["import.damaged", { line: 3 }]);
  });

  it("keeps a stray control character and an unpaired surrogate, for their row to be refused", () => {
    expect(decodeCsv(Buffer.from("a,b\x07")).text).toBe("a,b\x07");
    expect(decodeCsv(Buffer.from("\ufeffa\ud800", "utf16le")).text.isWellFormed()).toBe(false);
  });
});
