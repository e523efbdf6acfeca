import { diffWordsWithSpace } from "diff";

export type DifferencePart = { kind: "same" | "removed" | "added"; text: string };

/** What was taken out of a text and put in, word by word; the parts without "added" are the text before. */
export function wordDifference(before: string, after: string): DifferencePart[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}
