import { isUtf8 } from "node:buffer";
import { DomainError } from "#lib/kernel/errors.ts";

/** The encodings that Excel writes: "CSV UTF-8", "Unicode text" (UTF-16) and plain "CSV" (Windows-1252). */
export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

const refuse = (reason: string, values = {}) =>
  new DomainError("VALIDATION", reason, { values, fieldErrors: { file: { reason, values } } });

/** What a file's first bytes say that it is, written as Latin-1, and why it is not read. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^PK[\x03\x05\x07]/, "import.workbook"],
  [/^\xd0\xcf\x11\xe0/, "import.workbook"],
  [/^%PDF/, "import.pdf"],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|BM[^]{4}\0{4}|II\*\0|MM\0\*|RIFF[^]{4}WEBP|[^]{4}ftyp)/, "import.image"],
  [/^(\x1f\x8b|7z\xbc\xaf|Rar!|\x7fELF|MZ[^]\0|{\\rtf)/, "import.binary"],
];

const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;

/** A stray control character is a row's fault, told at its line; a file made of them is no text. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4_096);
  const found = start.match(controls)?.length ?? 0;
  return found >= 8 && found > start.length / 20;
}

const lineAt = (text: string, place: number): number =>
  (text.slice(0, place).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;

/** Bytes that were meant as UTF-8 and were cut or mixed with another encoding. */
function damaged(bytes: Buffer): DomainError {
  const text = bytes.toString("utf8");
  return refuse("import.damaged", { line: lineAt(text, text.indexOf("\ufffd")) });
}

/** Whether most bytes beyond ASCII stand in sequences of UTF-8: such a file is damaged, not Windows-1252. */
function meantAsUtf8(bytes: Buffer): boolean {
  const latin = bytes.toString("latin1");
  const beyond = latin.match(/[\x80-\xff]/g)?.length ?? 0;
  const sequences =
    latin.match(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g) ?? [];
  return sequences.reduce((sum, sequence) => sum + sequence.length, 0) > beyond / 2;
}

/** Buffer, unlike TextDecoder, keeps an unpaired surrogate, so that it can be told at its line. */
function utf16(bytes: Buffer, bigEndian: boolean): string {
  if (bytes.length % 2 === 1) {
    const text = utf16(bytes.subarray(0, -1), bigEndian);
    throw refuse("import.damaged", { line: lineAt(text, text.length) });
  }
  return (bigEndian ? Buffer.from(bytes).swap16() : bytes).toString("utf16le");
}

function decode(bytes: Buffer): { text: string; encoding: Encoding } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { text: utf16(bytes.subarray(2), false), encoding: "UTF-16" };
  if (first === 0xfe && second === 0xff) return { text: utf16(bytes.subarray(2), true), encoding: "UTF-16" };
  // A header begins with ASCII: every other byte zero is UTF-16 without its mark.
  if (first && second === 0 && bytes[3] === 0) return { text: utf16(bytes, false), encoding: "UTF-16" };
  if (first === 0 && second && bytes[2] === 0) return { text: utf16(bytes, true), encoding: "UTF-16" };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  if (isUtf8(body)) return { text: body.toString("utf8"), encoding: "UTF-8" };
  if (marked || meantAsUtf8(body)) throw damaged(body);
  return { text: new TextDecoder("windows-1252").decode(body), encoding: "Windows-1252" };
}

/**
 * The text of a file that should be a CSV, without its byte order mark.
 * @throws VALIDATION for a file that is empty, damaged or something else (a workbook, a PDF, an image)
 */
export function decodeCsv(file: Uint8Array): { text: string; encoding: Encoding } {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = bytes.subarray(0, 16).toString("latin1");
  for (const [signature, reason] of signatures) if (signature.test(start)) throw refuse(reason);
  const decoded = decode(bytes);
  if (isBinary(decoded.text)) throw refuse("import.binary");
  if (decoded.text.trim() === "") throw refuse("import.empty");
  return decoded;
}
