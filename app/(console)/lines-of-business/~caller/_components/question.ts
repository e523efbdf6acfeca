import type { CallerQuestion } from "#lib/domain/lines-of-business/index.ts";

/** What the page is asked by its address, as it was typed; what is not there is empty. */
export type Asked = Record<"lob" | "flow" | "language" | "intent" | "number" | "at", string> & {
  isDraft: boolean;
};

export type Search = Record<string, string | string[] | undefined>;

/** Longer than anything that means something here. */
const maxLength = 200;

export function readAsked(search: Search): Asked {
  const one = (name: string) => {
    const value = search[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim().slice(0, maxLength);
  };
  return {
    lob: one("lob"),
    flow: one("flow"),
    language: one("language"),
    intent: one("intent"),
    number: one("number"),
    at: one("at"),
    isDraft: one("draft") === "1",
  };
}

/** The address of a question: it can be shared, and asks again for itself. */
export function askedPath({ isDraft, ...words }: Asked): string {
  const said = Object.entries(words).filter(([, value]) => value !== "");
  const search = new URLSearchParams([...said, ...(isDraft ? [["draft", "1"]] : [])]);
  return `/lines-of-business/~caller?${search.toString()}`;
}

export const questionOf = ({ lob, flow, language, intent, number, at, isDraft }: Asked): CallerQuestion => ({
  lob,
  flow: flow || undefined,
  language: language || undefined,
  intent: intent || undefined,
  number: number || undefined,
  at: at || undefined,
  isDraft,
});

type Heard = { FlowName: string; LOBs: readonly string[] };

/** The flows that are heard in a line of business, those of the fewest others first: they are its own. */
export const flowsOf = <Flow extends Heard>(flows: readonly Flow[], lob: string): Flow[] =>
  flows
    .filter(({ LOBs }) => LOBs.includes(lob))
    .sort((one, other) => one.LOBs.length - other.LOBs.length || one.FlowName.localeCompare(other.FlowName));
