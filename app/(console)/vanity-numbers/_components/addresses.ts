import type { RecordFilter } from "#lib/domain/vanity-history/index.ts";
import type { NumberDeps } from "#lib/domain/numbers/index.ts";

/** What the list is asked by its address: numbers as handles. */
export type VanitySearch = {
  day?: string;
  caller?: string;
  target?: string;
  cursor?: string;
  before?: string;
};

/** The address of the list with this filter. */
export function vanityPath(search: VanitySearch = {}): string {
  const said = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return said.length > 0 ? `/vanity-numbers?${new URLSearchParams(said).toString()}` : "/vanity-numbers";
}

export const recordPath = (id: string): string => `/vanity-numbers/${encodeURIComponent(id)}`;
export const refusedPath = "/vanity-numbers/~refused";
export const exportPath = "/api/vanity-numbers/export";

/** The filter of an address; undefined where a handle names no number. */
export function filterOf(
  { day, caller, target }: VanitySearch,
  numbers: NumberDeps["numbers"],
): RecordFilter | undefined {
  const handle = caller ?? target;
  if (!handle) return { day: day || undefined };
  const number = numbers.open(handle);
  return number ? { day: day || undefined, [caller ? "caller" : "target"]: number } : undefined;
}
