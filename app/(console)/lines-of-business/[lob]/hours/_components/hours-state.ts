import { rebase, sameValue, type EditState } from "#components/forms/edit-state.ts";
import type { Choice } from "#components/forms/conflict-panel.tsx";
import {
  hasSpan,
  isDate,
  isTimeZone,
  mergeParts,
  windowProblems,
  type BusinessHours,
  type Holiday,
  type PartConflict,
  type Schedule,
  type SettingValues,
} from "#lib/domain/lines-of-business/browser.ts";
import type { SettingsConflict } from "#lib/domain/lines-of-business/index.ts";
import { entriesOf, holidayProblems, holidaysOf, partsOf, type HolidayEntry } from "./holiday-edit.ts";
import { inOrder } from "./week-edit.ts";

export const hoursNames = ["TimeZone", "BusinessHours", "Holidays"] as const;
export type HoursName = (typeof hoursNames)[number];

/** What stands in the fields, complete or not. */
export type TypedHours = {
  TimeZone: string;
  BusinessHours: BusinessHours[];
  Holidays: HolidayEntry[];
};
export type HoursState = EditState<TypedHours>;
type HoursValues = Pick<SettingValues, HoursName>;

export const typedOf = (values: HoursValues, today: string): TypedHours => ({
  TimeZone: values.TimeZone,
  BusinessHours: values.BusinessHours,
  Holidays: entriesOf(values.Holidays, today),
});

/** As it is stored: in order, without the blanks around names. */
export const valuesOf = (typed: TypedHours): HoursValues => ({
  TimeZone: typed.TimeZone.trim(),
  BusinessHours: inOrder(typed.BusinessHours),
  Holidays: holidaysOf(typed.Holidays),
});

/** The settings that would be written: the same hours in another order are no change. */
export function changedNames({ base, typed }: HoursState): HoursName[] {
  const [was, is] = [valuesOf(base), valuesOf(typed)];
  return hoursNames.filter((name) => !sameValue(was[name], is[name]));
}

/**
 * What a save sends: the changed settings only, each from what was seen to what is wanted. `mend` are those whose
 * stored value cannot be read: they are written anew along with the rest.
 */
export function changesOf(state: HoursState, mend: readonly HoursName[] = []) {
  const [was, is] = [valuesOf(state.base), valuesOf(state.typed)];
  const changed = changedNames(state);
  return Object.fromEntries(
    hoursNames
      .filter((name) => changed.includes(name) || (changed.length > 0 && mend.includes(name)))
      .map((name) => [name, { from: was[name], to: is[name] }]),
  ) as Partial<Record<HoursName, { from: unknown; to: unknown }>>;
}

export const hoursField = (place: number, at: "Start" | "End"): string => `hours-${place}-${at}`;
export const holidayField = (entry: number, at: "Name" | "Date"): string => `holiday-${entry}-${at}`;
export const holidayWindowField = (entry: number, window: number, at: "Start" | "End"): string =>
  `holiday-${entry}-${window}-${at}`;

/** Field id → why what stands there cannot be saved: a key of the `reasons` messages and what fills it. */
export type Problems = Record<string, { reason: string; values?: { start: string; end: string } }>;

export function problemsOf(typed: TypedHours): Problems {
  const problems: Problems = {};
  if (!isTimeZone(typed.TimeZone.trim())) problems.TimeZone = { reason: "lobs.zone" };
  const windows = typed.BusinessHours.map((hours) => ({ ...hours, of: hours.Day }));
  for (const { place, at, reason, values } of windowProblems(windows))
    problems[hoursField(place, at)] = { reason, values };
  for (const problem of holidayProblems(typed.Holidays)) {
    if ("window" in problem)
      problems[holidayWindowField(problem.entry, problem.window, problem.at)] = problem;
    else problems[holidayField(problem.entry, problem.at)] = { reason: problem.reason };
  }
  return problems;
}

/** The field at which an error of the server stands: it counts in the order that was sent. */
export function fieldOf(error: string, typed: TypedHours): string {
  const [name, place, at] = error.split(".");
  if (place === undefined || at === undefined)
    return name === "BusinessHours" ? "week" : name === "Holidays" ? "holidays" : error;
  if (name === "BusinessHours") {
    const hours = inOrder(typed.BusinessHours)[Number(place)];
    const own = typed.BusinessHours.findIndex((one) => one === hours);
    return hoursField(own, at === "End" ? "End" : "Start");
  }
  const part = partsOf(typed.Holidays)[Number(place)];
  if (!part) return "holidays";
  return at === "Start" || at === "End"
    ? holidayWindowField(part.entry, part.window, at)
    : holidayField(part.entry, at === "Name" ? "Name" : "Date");
}

/** The hours as far as they make sense while they are typed, for what is computed from them. */
export function scheduleOf({ TimeZone, BusinessHours, Holidays }: TypedHours, zone: string): Schedule {
  const whole = (holiday: Holiday) =>
    isDate(holiday.Date) &&
    (holiday.Type === "CLOSED" || hasSpan({ Start: holiday.Start ?? "", End: holiday.End ?? "" }));
  return {
    TimeZone: isTimeZone(TimeZone.trim()) ? TimeZone.trim() : zone,
    BusinessHours: inOrder(BusinessHours).filter(hasSpan),
    Holidays: holidaysOf(Holidays).filter(whole),
  };
}

/** One thing that two people changed to something else: the zone, a day of the week, or a date. */
export type HoursConflict = {
  field: string;
  setting: HoursName;
  by?: SettingsConflict["conflicts"][number]["by"];
} & (
  | { setting: "TimeZone"; base: string; mine: string; theirs: string }
  | ({ setting: "BusinessHours" | "Holidays" } & PartConflict)
);

const isHoursName = (name: string): name is HoursName => (hoursNames as readonly string[]).includes(name);

/** A refused save's conflicts, day by day and date by date: what is not in conflict needs no decision. */
export function conflictsOf({ conflicts }: SettingsConflict): HoursConflict[] {
  return conflicts.flatMap(({ setting, base, mine, theirs, by }): HoursConflict[] => {
    if (!isHoursName(setting)) return [];
    if (setting === "TimeZone")
      return [
        { setting, field: setting, base: String(base), mine: String(mine), theirs: String(theirs), by },
      ];
    const parts = mergeParts(setting, base, mine, theirs)?.conflicts ?? [];
    return parts.map((part) => ({ setting, field: `${setting}/${part.part}`, by, ...part }));
  });
}

/** The person has chosen, part by part: what is stored now is the ground, both people's other changes stand. */
export function decided(
  state: HoursState,
  data: SettingsConflict,
  choices: Record<string, Choice>,
  today: string,
): HoursState {
  const now = typedOf(data.current, today);
  const next = rebase(state, now);
  for (const { setting, base, mine, theirs } of data.conflicts) {
    if (!isHoursName(setting)) continue;
    const { merged, conflicts } = mergeParts(setting, base, mine, theirs) ?? { merged: [], conflicts: [] };
    const chosen = conflicts.flatMap((part) =>
      choices[`${setting}/${part.part}`] === "theirs" ? part.theirs : part.mine,
    );
    const wanted: HoursValues = {
      ...valuesOf(next.typed),
      [setting]:
        setting === "TimeZone" ? (choices[setting] === "theirs" ? theirs : mine) : [...merged, ...chosen],
    };
    next.base = { ...next.base, [setting]: now[setting] };
    next.typed = { ...next.typed, [setting]: typedOf(wanted, today)[setting] };
  }
  return next;
}
