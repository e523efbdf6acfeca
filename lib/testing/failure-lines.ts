import { stripVTControlCharacters } from "node:util";

const mostLines = 6;
const mostCharacters = 600;
const leastOfLine = 80;

/** How fast-check says to try the same again, and with what it failed. */
const replays = /^\s*(\{ seed: |Counterexample: )/;
const ofStack = /^\s*at (.+ \(.+\)|\S+:\d+:\d+)$/;

/**
 * The first lines of why a test failed, of all that its runner said: without colours, empty lines and stack.
 * About 6 lines and 600 characters; a property's seed, path and counterexample are among them wherever they stood.
 */
export function failureLines(messages: readonly string[]): string[] {
  let left = mostCharacters;
  return messages
    .flatMap((message) => stripVTControlCharacters(message).split("\n"))
    .filter((line) => line.trim() !== "" && !ofStack.test(line))
    .filter((line, place) => place < mostLines || replays.test(line))
    .map((line) => {
      const most = replays.test(line) ? mostCharacters : Math.max(left, leastOfLine);
      left -= line.length;
      return line.length > most ? `${line.slice(0, most)}…` : line;
    });
}
