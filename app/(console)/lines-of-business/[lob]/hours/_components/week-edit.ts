import {
  dayMinutes,
  hasSpan,
  spanOf,
  spansOverlap,
  timeOf,
  weekdays,
  type BusinessHours,
  type Span,
  type Times,
  type Weekday,
} from "#lib/domain/lines-of-business/browser.ts";

/** Windows are drawn, moved and resized by so many minutes. */
export const step = 15;

/** A window is known by its place in the list, so that the list keeps its order while it is edited. */
export type Week = readonly BusinessHours[];

/** Where a pointer is: the row (0 for Monday) and the minutes since its midnight. */
export type Point = { row: number; minute: number };

/** What a pointer took hold of, and where. */
export type Drag =
  { kind: "draw"; from: Point } | { kind: "start" | "end" | "move"; place: number; from: Point };

export type Grip = "start" | "end" | "move";

const snap = (minute: number): number => Math.round(minute / step) * step;
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
const dayAt = (row: number): Weekday => weekdays[clamp(Math.trunc(row), 0, 6)] ?? "MONDAY";

const timesOf = ({ start, end }: Span): Times => ({ Start: timeOf(start), End: timeOf(end % dayMinutes) });

/** A window that ends on the next day may not come round to its own beginning. */
const longest = (start: number): number => start + dayMinutes - (start === 0 ? 0 : step);

/** The other windows of a day, in order; those that are not whole yet take no room. */
const othersOf = (week: Week, day: Weekday, place: number): Span[] =>
  week
    .filter((hours, other) => other !== place && hours.Day === day && hasSpan(hours))
    .map(spanOf)
    .sort((one, other) => one.start - other.start);

const withWindow = (week: Week, place: number, changed: Partial<BusinessHours>): Week =>
  week.map((hours, other) => (other === place ? { ...hours, ...changed } : hours));

/** Moves a window's end as far as the day's next window, and at most a day from its start. */
function withEnd(week: Week, place: number, end: number): Week {
  const hours = week[place];
  if (!hours || !hasSpan(hours)) return week;
  const { start } = spanOf(hours);
  const next = othersOf(week, hours.Day, place).find((other) => other.start > start);
  const most = Math.min(longest(start), next?.start ?? Infinity);
  return withWindow(week, place, timesOf({ start, end: clamp(end, Math.min(start + step, most), most) }));
}

/** Moves a window's start as far back as the one before it. */
function withStart(week: Week, place: number, start: number): Week {
  const hours = week[place];
  if (!hours || !hasSpan(hours)) return week;
  const { start: was, end } = spanOf(hours);
  const before = othersOf(week, hours.Day, place).filter((other) => other.start < was);
  // What was typed to the minute may leave less than a step of the day: it stays where it is.
  const round = end > dayMinutes ? Math.min(end - dayMinutes + step, was) : 0;
  const least = Math.max(round, ...before.map((one) => one.end));
  return withWindow(
    week,
    place,
    timesOf({ start: clamp(start, least, Math.min(end, dayMinutes) - step), end }),
  );
}

/** Where a span of a length finds room nearest to where it is wanted; undefined where there is none. */
function roomFor(length: number, wanted: number, most: number, others: readonly Span[]): number | undefined {
  const fits = (start: number) =>
    start >= 0 &&
    start <= most &&
    !others.some((other) => spansOverlap(other, { start, end: start + length }));
  return [clamp(wanted, 0, most), ...others.flatMap((other) => [other.start - length, other.end])]
    .filter(fits)
    .sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted))[0];
}

/** Moves a window as it is to a start, on its own day or another, beside the windows that are there. */
function withMove(week: Week, place: number, row: number, wanted: number): Week {
  const hours = week[place];
  if (!hours || !hasSpan(hours)) return week;
  const { start, end } = spanOf(hours);
  const day = dayAt(row);
  const length = end - start;
  // What ended within its day stays within a day: nobody means a window to reach over midnight by a slip.
  const most = end > dayMinutes ? dayMinutes - step : dayMinutes - length;
  const room = roomFor(length, wanted, most, othersOf(week, day, place));
  if (room === undefined) return week;
  return withWindow(week, place, { Day: day, ...timesOf({ start: room, end: room + length }) });
}

function drawn(week: Week, from: Point, to: Point): Week {
  const day = dayAt(from.row);
  const others = othersOf(week, day, -1);
  if (others.some((other) => other.start <= from.minute && from.minute < other.end)) return week;
  const [begun, there] = [snap(from.minute), snap(to.minute)];
  const isForward = to.minute >= from.minute;
  const wanted = isForward
    ? { start: begun, end: Math.max(there, begun + step) }
    : { start: Math.min(there, begun - step), end: begun };
  const start = Math.max(
    0,
    wanted.start,
    ...others.filter((other) => other.end <= from.minute).map((other) => other.end),
  );
  const end = Math.min(
    dayMinutes,
    wanted.end,
    ...others.filter((other) => other.start > from.minute).map((other) => other.start),
  );
  return end - start < 1 ? week : [...week, { Day: day, ...timesOf({ start, end }) }];
}

/**
 * The week after a drag from where the pointer went down to where it is, always counted from the week as it was at
 * the beginning. Windows of a day never come to overlap: they stop at each other.
 */
export function dragged(week: Week, drag: Drag, to: Point): Week {
  if (drag.kind === "draw") return drawn(week, drag.from, to);
  const hours = week[drag.place];
  if (!hours || !hasSpan(hours)) return week;
  const { start, end } = spanOf(hours);
  const row = weekdays.indexOf(hours.Day);
  const minute = clamp(snap(to.minute), 0, dayMinutes);
  switch (drag.kind) {
    case "start":
      return withStart(week, drag.place, minute);
    case "end": {
      // On another row than its own the pointer asks for a time of the next day, where that comes before the start.
      const isNextDay = to.row !== row && (minute <= start || end > dayMinutes);
      return withEnd(week, drag.place, isNextDay ? minute + dayMinutes : minute);
    }
    case "move":
      return withMove(
        week,
        drag.place,
        row + to.row - drag.from.row,
        start + snap(to.minute - drag.from.minute),
      );
  }
}

/** A window moved, or one of its ends, by the keyboard: by minutes, or by days. */
export function nudged(week: Week, place: number, grip: Grip, by: { minutes?: number; days?: number }): Week {
  const hours = week[place];
  if (!hours || !hasSpan(hours)) return week;
  const { start, end } = spanOf(hours);
  const { minutes = 0, days = 0 } = by;
  if (grip === "start") return withStart(week, place, start + minutes);
  if (grip === "end") return withEnd(week, place, end + minutes);
  const row = (weekdays.indexOf(hours.Day) + days + 7) % 7;
  // A neighbour in the way is jumped over: else two that touch could never pass each other.
  const moved = withMove(week, place, row, start + minutes);
  const stuck = days === 0 && moved[place]?.Start === hours.Start;
  return stuck ? jumped(week, place, row, minutes) : moved;
}

function jumped(week: Week, place: number, row: number, minutes: number): Week {
  const hours = week[place];
  if (!hours) return week;
  const { start, end } = spanOf(hours);
  const others = othersOf(week, dayAt(row), place);
  const neighbour =
    minutes > 0 ? others.find((other) => other.start >= end) : others.findLast((other) => other.end <= start);
  if (!neighbour) return week;
  const beyond = minutes > 0 ? neighbour.end : neighbour.start - (end - start);
  const moved = withMove(week, place, row, beyond);
  const at = moved[place];
  return at && Math.sign(spanOf(at).start - start) === Math.sign(minutes) ? moved : week;
}

/** What a day is given first, and what stands between the parts of a split day. */
const usual: Span = { start: 540, end: 1_020 };
const pause = 60;
const afternoon = 240;

/** One more window on a day: the usual one, or what the day still has room for; with empty times where it has none. */
export function withAdded(week: Week, day: Weekday): Week {
  const others = othersOf(week, day, -1);
  const last = others.at(-1);
  const first = others[0];
  const after = last && { start: last.end + pause, end: Math.min(last.end + pause + afternoon, dayMinutes) };
  const before = first && { start: Math.max(0, first.start - pause - afternoon), end: first.start - pause };
  const room = (!last ? [usual] : [after, before]).find((span) => span && span.end - span.start >= step);
  return [...week, { Day: day, ...(room ? timesOf(room) : { Start: "", End: "" }) }];
}

export const without = (week: Week, place: number): Week => week.filter((_, other) => other !== place);

/** Gives other days the windows of one, in place of their own. */
export const copied = (week: Week, from: Weekday, to: readonly Weekday[]): Week => [
  ...week.filter(({ Day }) => !to.includes(Day) || Day === from),
  ...to
    .filter((day) => day !== from)
    .flatMap((Day) => week.filter((hours) => hours.Day === from).map((hours) => ({ ...hours, Day }))),
];

const order = ({ Day, Start }: BusinessHours) => `${weekdays.indexOf(Day)}${Start}`;

/** The week in the order in which it is stored. */
export const inOrder = (week: Week): BusinessHours[] =>
  [...week].sort((one, other) => order(one).localeCompare(order(other)));

/** What is drawn: a window on its row, and what of it reaches into the next day on the next row. */
export type Block = {
  place: number;
  row: number;
  start: number;
  end: number;
  part: "whole" | "head" | "tail";
};

export const blocksOf = (week: Week): Block[] =>
  week.flatMap((hours, place): Block[] => {
    if (!hasSpan(hours)) return [];
    const row = weekdays.indexOf(hours.Day);
    const { start, end } = spanOf(hours);
    if (end <= dayMinutes) return [{ place, row, start, end, part: "whole" }];
    return [
      { place, row, start, end: dayMinutes, part: "head" },
      { place, row: (row + 1) % 7, start: 0, end: end - dayMinutes, part: "tail" },
    ];
  });

/** Which part of a block a pointer takes: an edge within reach, else the whole; edges of other days' parts are none. */
export function gripAt(block: Block, minute: number, reach: number): Grip {
  const near = Math.min(reach, (block.end - block.start) / 3);
  if (block.part !== "tail" && minute - block.start < near) return "start";
  if (block.part !== "head" && block.end - minute < near) return "end";
  return "move";
}
