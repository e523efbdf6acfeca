import { stateAt, type LobState } from "./answer-line-of-business.ts";
import { openCalendar, openWindows, type CalendarDay } from "./hours.ts";
import type { LobConfig } from "./lob-config.ts";
import { localDayAt, momentOf } from "./local-time.ts";
import { dateOf, dayMinutes } from "./wall-time.ts";
import { byMappingKey, resolveQueue, type Mappings, type QueueAnswer } from "./queue-mapping.ts";
import { languages, sameSetting, type Language, type SettingName } from "./settings.ts";

/** Open, or closed and why, as far as a caller is told. */
export type ToldState = Pick<LobState, "open" | "closedReason"> & { holiday?: string };

/** From one moment up to another, epoch milliseconds. */
export type Span = { from: number; to: number };

/** A setting that a caller may notice by itself; what it means lies in the flow. */
export type NoticedSetting = Exclude<SettingName, (typeof answeredOtherwise)[number]>;

export type CallerChange =
  /** At these times callers meet another state. Times of several days that are alike are together. */
  | { kind: "state"; spans: Span[]; before: ToldState; after: ToldState }
  /** Callers of an intent (absent: without one, or of any that has no mapping) reach another queue, or in another order. */
  | { kind: "queue"; intent?: string; language?: Language; before: QueueAnswer; after: QueueAnswer }
  | { kind: "setting"; name: NoticedSetting; before: unknown; after: unknown }
  /** A holiday after the coming week. */
  | { kind: "later"; date: string; before: CalendarDay; after: CalendarDay };

export type CallerChanges = {
  /** The time looked at for `state`, and the zone on whose clocks it is told. */
  from: number;
  to: number;
  timeZone: string;
  changes: CallerChange[];
};

/** These come out in what is open and in the queues, or are not for callers. */
const answeredOtherwise = [
  "DisplayName",
  "TimeZone",
  "BusinessHours",
  "Holidays",
  "DefaultQueue",
  "EmergencyClosure",
] as const satisfies SettingName[];

const week = 7 * 86_400_000;
const yearDays = 365;

const stateOf = (config: LobConfig, moment: number): ToldState => {
  const { open, closedReason, holiday } = stateAt(config, moment);
  return { open, closedReason, holiday: closedReason === "HOLIDAY" ? holiday?.Name : undefined };
};

const sameState = (one: ToldState, other: ToldState) =>
  one.open === other.open && one.closedReason === other.closedReason && one.holiday === other.holiday;

/** Every moment at which the answer may change: openings and closings, midnights (holidays), an emergency's end. */
function boundaries({ values, emergency }: LobConfig, { from, to }: Span): number[] {
  const [first, last] = [from, to].map((moment) => localDayAt(moment, values.TimeZone)) as [number, number];
  const midnights = Array.from({ length: last - first }, (_, day) =>
    momentOf((first + 1 + day) * dayMinutes, values.TimeZone),
  );
  const windows = openWindows(values, from, to).flatMap(({ start, end }) => [start, end]);
  const end = emergency?.Until ? [Date.parse(emergency.Until)] : [];
  return [...midnights, ...windows, ...end];
}

/** What is another state for callers, piece by piece; neighbours that are alike are one piece. */
function statePieces(before: LobConfig, after: LobConfig, all: Span) {
  const moments = [all.from, ...boundaries(before, all), ...boundaries(after, all)]
    .filter((moment) => moment >= all.from && moment < all.to)
    .sort((one, other) => one - other);
  const pieces: (Span & { before: ToldState; after: ToldState })[] = [];
  for (const [place, from] of moments.entries()) {
    const to = moments[place + 1] ?? all.to;
    if (from === to) continue;
    const [was, is] = [stateOf(before, from), stateOf(after, from)];
    if (sameState(was, is)) continue;
    const last = pieces.at(-1);
    if (last?.to === from && sameState(last.before, was) && sameState(last.after, is)) last.to = to;
    else pieces.push({ from, to, before: was, after: is });
  }
  return pieces;
}

/** Minutes on the wall since midnight: what makes Monday's nine o'clock and Tuesday's the same time. */
const wallMinutes = (moment: number, timeZone: string) =>
  Math.round((moment - momentOf(localDayAt(moment, timeZone) * dayMinutes, timeZone)) / 60_000);

function stateChanges(before: LobConfig, after: LobConfig, all: Span): CallerChange[] {
  const { TimeZone } = after.values;
  const alike = new Map<string, Extract<CallerChange, { kind: "state" }>>();
  for (const { from, to, ...states } of statePieces(before, after, all)) {
    const key = JSON.stringify([
      wallMinutes(from, TimeZone),
      wallMinutes(to, TimeZone),
      states.before,
      states.after,
    ]);
    const known = alike.get(key);
    if (known) known.spans.push({ from, to });
    else alike.set(key, { kind: "state", spans: [{ from, to }], ...states });
  }
  // First what is open or closed otherwise, then what is closed for another reason.
  const [turned, renamed] = [true, false].map((isTurned) =>
    [...alike.values()].filter((change) => (change.before.open !== change.after.open) === isTurned),
  ) as [CallerChange[], CallerChange[]];
  return [...turned, ...renamed];
}

const sameQueue = (one: QueueAnswer, other: QueueAnswer) =>
  one.queue?.QueueArn === other.queue?.QueueArn &&
  one.queue?.QueueName === other.queue?.QueueName &&
  one.priority === other.priority;

/** The queue of each intent in each language; it is the same at every moment. */
function queueChanges(before: LobConfig, after: LobConfig): CallerChange[] {
  const [was, is] = [before, after].map(({ mappings }) => byMappingKey(mappings)) as [Mappings, Mappings];
  const mapped = [...before.mappings, ...after.mappings].map(({ Intent }) => Intent);
  const intents = [...[...new Set(mapped)].sort(), undefined];
  return intents.flatMap((intent): CallerChange[] => {
    const changed = languages
      .map((language) => ({
        kind: "queue" as const,
        intent,
        language,
        before: resolveQueue(was, before.values.DefaultQueue, intent, language),
        after: resolveQueue(is, after.values.DefaultQueue, intent, language),
      }))
      .filter((change) => !sameQueue(change.before, change.after));
    const [one, other] = changed;
    return one && other && sameQueue(one.before, other.before) && sameQueue(one.after, other.after)
      ? [{ ...one, language: undefined }]
      : changed;
  });
}

function settingChanges(before: LobConfig, after: LobConfig): CallerChange[] {
  const isNoticed = (name: string): name is NoticedSetting =>
    !answeredOtherwise.some((other) => other === name);
  return Object.keys(after.values)
    .filter(isNoticed)
    .map((name) => ({
      kind: "setting" as const,
      name,
      before: before.values[name],
      after: after.values[name],
    }))
    .filter((change) => !sameSetting(change.before, change.after));
}

/** Holidays after the coming week, within a year, with other hours than before: they are seldom a week away. */
function laterChanges(before: LobConfig, after: LobConfig, { from, to }: Span): CallerChange[] {
  if (sameSetting(before.values.Holidays, after.values.Holidays)) return [];
  const { TimeZone } = after.values;
  const first = localDayAt(to, TimeZone) + 1;
  const last = localDayAt(from, TimeZone) + yearDays;
  const dates = new Set([...before.values.Holidays, ...after.values.Holidays].map(({ Date: date }) => date));
  const changes: CallerChange[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = dateOf(day);
    if (!dates.has(date) && !dates.has(date.slice(5))) continue;
    const [was, is] = [before, after].map(({ values }) => openCalendar(values, date, 1)[0]);
    if (was && is && !sameSetting(was.windows, is.windows))
      changes.push({ kind: "later", date, before: was, after: is });
  }
  return changes;
}

/**
 * What callers will notice when one configuration takes the place of another: both answers of get-line-of-business,
 * by the rules that it is made of, over the week that begins at `from` (epoch milliseconds), for each intent and
 * language. Pure.
 */
export function compareForCallers(before: LobConfig, after: LobConfig, from: number): CallerChanges {
  const all = { from, to: from + week };
  return {
    ...all,
    timeZone: after.values.TimeZone,
    changes: [
      ...stateChanges(before, after, all),
      ...queueChanges(before, after),
      ...settingChanges(before, after),
      ...laterChanges(before, after, all),
    ],
  };
}
