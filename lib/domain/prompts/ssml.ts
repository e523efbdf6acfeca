import { SaxesParser } from "saxes";
import type { FieldError } from "#lib/kernel/errors.ts";

/** What can be wrong with SSML; the sentence of `text.ssml` chooses its words by it. */
type Problem = "unclosed" | "unopened" | "entity" | "attribute" | "root" | "character" | "other";

/** From the parser's own words, which are for developers, to ours. */
const problems: [RegExp, Problem][] = [
  [/^unclosed tag|^unexpected end/, "unclosed"],
  [/^unmatched closing tag|^unexpected close tag|empty close tag/, "unopened"],
  [/entity/, "entity"],
  [/attribute|forward-slash/, "attribute"],
  [/root/, "root"],
  [/character/, "character"],
];

const explained = (message: string): Problem =>
  problems.find(([pattern]) => pattern.test(message))?.[1] ?? "other";

/**
 * Why a text that begins with `<speak` is not well-formed XML with `speak` as its only root, or undefined.
 * Says the first place (line and column from 1) and the tag concerned. Amazon Polly refuses such a text,
 * and Amazon Connect then says nothing at all.
 */
export function ssmlProblem(text: string): FieldError | undefined {
  const found = malformation(text);
  return found && (bareAmpersand(text) ?? found);
}

/** The parser takes all that follows a bare "&" for the name of an entity, and complains at the end only. */
function bareAmpersand(text: string): FieldError | undefined {
  const place = text.search(/&(?!(?:\w+|#\d+|#x[0-9a-f]+);)/i);
  if (place < 0) return undefined;
  const lines = text.slice(0, place).split("\n");
  return {
    reason: "text.ssml",
    values: { problem: "entity", tag: "&", line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
  };
}

function malformation(text: string): FieldError | undefined {
  let found: FieldError | undefined;
  const open: string[] = [];
  const parser = new SaxesParser();
  const refuse = (problem: Problem, tag = "") => {
    found ??= {
      reason: "text.ssml",
      values: { problem, tag, line: parser.line, column: parser.columnIndex + 1 },
    };
  };
  parser.on("error", (error) => {
    const message = error.message.replace(/^\d+:\d+:\s*/, "");
    const named = /: (\S+?)\.?$/.exec(message)?.[1];
    const problem = explained(message);
    const closing = /<\/([^\s<>]+)\s*>?$/.exec(text.slice(0, parser.position))?.[1];
    refuse(problem, problem === "unopened" ? closing : (named ?? open.at(-1)));
  });
  parser.on("opentag", ({ name }) => {
    if (open.length === 0 && name !== "speak") refuse("root", name);
    open.push(name);
  });
  parser.on("closetag", () => open.pop());
  parser.write(text).close();
  return found;
}
