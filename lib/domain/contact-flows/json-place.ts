const space = /[ \t\r\n]*/y;
const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/y;

/** What may come next; `first` also lets an empty object or list end. */
type Wanted = "value" | "first value" | "key" | "first key" | "colon" | "comma" | "nothing";

function next(wanted: Wanted, found: string, open: string[]): Wanted | undefined {
  const after = (): Wanted => (open.length > 0 ? "comma" : "nothing");
  const isEnd = found === (open.at(-1) === "{" ? "}" : "]") && open.length > 0;
  if (isEnd && (wanted === "comma" || wanted.startsWith("first"))) {
    open.pop();
    return after();
  }
  if (wanted === "colon") return found === ":" ? "value" : undefined;
  if (wanted === "comma") return found === "," ? (open.at(-1) === "{" ? "key" : "value") : undefined;
  if (wanted === "key" || wanted === "first key") return found.startsWith('"') ? "colon" : undefined;
  if (wanted === "nothing" || /^[}\]:,]$/.test(found)) return undefined;
  if (found !== "{" && found !== "[") return after();
  open.push(found);
  return found === "{" ? "first key" : "first value";
}

/** Where a text stops being JSON, counted from 1: the parser's own messages do not always say. */
export function jsonFaultPlace(text: string): { line: number; column: number } {
  const open: string[] = [];
  let wanted: Wanted | undefined = "value";
  let at = 0;
  while (wanted) {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    wanted = found === undefined ? undefined : next(wanted, found, open);
    if (wanted) at += found?.length ?? 0;
  }
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
