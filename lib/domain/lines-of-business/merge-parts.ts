import { sameSetting, type SettingName } from "./settings.ts";

/** The entries of these lists stand for themselves: a week by its days, holidays by their dates. */
const partedBy: Partial<Record<SettingName, string>> = { BusinessHours: "Day", Holidays: "Date" };

type Entry = Record<string, unknown>;

/** A day or a date that two people changed to different things: its entries at the beginning, and as each left them. */
export type PartConflict = { part: string; base: Entry[]; mine: Entry[]; theirs: Entry[] };

function parts(list: unknown, by: string): Map<string, Entry[]> | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = new Map<string, Entry[]>();
  for (const entry of list as Entry[]) {
    const part = String(entry[by]);
    found.set(part, [...(found.get(part) ?? []), entry]);
  }
  return found;
}

/**
 * Both people's lists together, and the parts that both changed to something else, which are in neither.
 * Undefined for settings that are one value, and for what is no list.
 */
export function mergeParts(
  setting: SettingName,
  base: unknown,
  mine: unknown,
  theirs: unknown,
): { merged: Entry[]; conflicts: PartConflict[] } | undefined {
  const by = partedBy[setting];
  if (!by) return undefined;
  const [was, want, is] = [parts(base, by), parts(mine, by), parts(theirs, by)];
  if (!was || !want || !is) return undefined;
  const merged: Entry[] = [];
  const conflicts: PartConflict[] = [];
  for (const part of new Set([...was.keys(), ...want.keys(), ...is.keys()])) {
    const [before, ours, other] = [was.get(part), want.get(part), is.get(part)];
    if (sameSetting(before, ours)) merged.push(...(other ?? []));
    else if (sameSetting(before, other) || sameSetting(ours, other)) merged.push(...(ours ?? []));
    else conflicts.push({ part, base: before ?? [], mine: ours ?? [], theirs: other ?? [] });
  }
  return { merged, conflicts };
}
