import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  spanOf,
  timeOf,
  weekdays,
  windowProblems,
  type BusinessHours,
} from "#lib/domain/lines-of-business/browser.ts";
import { checkSettings, defaultValues } from "#lib/domain/lines-of-business/index.ts";
import {
  blocksOf,
  copied,
  dragged,
  gripAt,
  inOrder,
  nudged,
  withAdded,
  without,
  type Drag,
  type Week,
} from "./week-edit.ts";

const on = (Day: BusinessHours["Day"], ...spans: string[]): BusinessHours[] =>
  spans.map((span) => ({ Day, Start: span.slice(0, 5), End: span.slice(6) }));
const said = (week: Week) => inOrder(week).map(({ Day, Start, End }) => `${Day} ${Start}-${End}`);
const at = (row: number, time: string) => ({
  row,
  minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
});

const split = [...on("MONDAY", "09:00-12:00", "13:00-17:00"), ...on("FRIDAY", "22:00-06:00")];

describe("drawing", () => {
  const draw = (week: Week, from: string, to: string, row = 1) =>
    said(dragged(week, { kind: "draw", from: at(row, from) }, at(row, to)));

  it("makes a window to the nearest quarter hours, either way", () => {
    expect(draw([], "09:07", "16:55")).toEqual(["TUESDAY 09:00-17:00"]);
    expect(draw([], "16:55", "09:07")).toEqual(["TUESDAY 09:00-17:00"]);
    expect(draw([], "09:00", "09:03")).toEqual(["TUESDAY 09:00-09:15"]);
    expect(draw([], "20:00", "24:00")).toEqual(["TUESDAY 20:00-00:00"]);
  });
  it("stops at the windows of the day, and begins in none", () => {
    expect(draw(on("TUESDAY", "09:00-12:00"), "07:00", "11:00")).toContain("TUESDAY 07:00-09:00");
    expect(draw(on("TUESDAY", "09:00-12:00"), "14:00", "10:00")).toContain("TUESDAY 12:00-14:00");
    expect(draw(on("TUESDAY", "09:00-12:00"), "10:00", "14:00")).toEqual(["TUESDAY 09:00-12:00"]);
  });
});

describe("dragging an end", () => {
  const pull = (place: number, to: ReturnType<typeof at>, kind: "start" | "end" = "end") =>
    said(dragged(split, { kind, place, from: at(0, "00:00") }, to));

  it("goes by quarter hours and stops at the neighbour", () => {
    expect(pull(0, at(0, "11:20"))).toContain("MONDAY 09:00-11:15");
    expect(pull(0, at(0, "15:00"))).toContain("MONDAY 09:00-13:00");
    expect(pull(1, at(0, "10:00"), "start")).toContain("MONDAY 12:00-17:00");
    expect(pull(0, at(0, "08:00"))).toContain("MONDAY 09:00-09:15");
  });
  it("reaches the next day on the next row, and back", () => {
    expect(pull(1, at(1, "02:00"))).toContain("MONDAY 13:00-02:00");
    expect(pull(1, at(0, "24:00"))).toContain("MONDAY 13:00-00:00");
    expect(pull(2, at(5, "08:00"))).toContain("FRIDAY 22:00-08:00");
    expect(pull(2, at(4, "23:30"))).toContain("FRIDAY 22:00-23:30");
    expect(pull(2, at(5, "23:00"))).toContain("FRIDAY 22:00-21:45");
  });
  it("leaves a start where it is when the whole day but minutes is taken", () => {
    const round = on("MONDAY", "00:00-00:01", "23:46-23:45");
    const later: Drag = { kind: "start", place: 1, from: at(0, "23:46") };
    expect(dragged(round, later, at(0, "24:00"))).toEqual(round);
    expect(nudged(round, 1, "start", { minutes: 15 })).toEqual(round);
  });
  it("takes a slip onto another row for its own", () => {
    expect(pull(1, at(1, "18:00"))).toContain("MONDAY 13:00-18:00");
  });
});

describe("moving", () => {
  const move = (place: number, from: ReturnType<typeof at>, to: ReturnType<typeof at>) =>
    said(dragged(split, { kind: "move", place, from }, to));

  it("keeps the length, on any day", () => {
    expect(move(0, at(0, "10:00"), at(2, "11:05"))).toContain("WEDNESDAY 10:00-13:00");
    expect(move(2, at(4, "23:00"), at(6, "22:00"))).toContain("SUNDAY 21:00-05:00");
  });
  it("stays within the day, and beside the windows that are there", () => {
    expect(move(1, at(0, "13:00"), at(0, "23:00"))).toContain("MONDAY 20:00-00:00");
    expect(move(1, at(0, "13:00"), at(0, "11:00"))).toContain("MONDAY 12:00-16:00");
    expect(move(0, at(0, "09:00"), at(0, "18:00"))).toContain("MONDAY 18:00-21:00");
  });
  it("stays where it was when the other day has no room", () => {
    const full = [...on("MONDAY", "09:00-17:00"), ...on("TUESDAY", "00:00-00:00")];
    expect(dragged(full, { kind: "move", place: 0, from: at(0, "10:00") }, at(1, "10:00"))).toEqual(full);
  });
});

describe("by the keyboard", () => {
  it("moves by minutes and by days, round the week", () => {
    expect(said(nudged(split, 0, "move", { minutes: -15 }))).toContain("MONDAY 08:45-11:45");
    expect(said(nudged(split, 0, "move", { days: -1 }))).toContain("SUNDAY 09:00-12:00");
    expect(said(nudged(split, 2, "end", { minutes: 15 }))).toContain("FRIDAY 22:00-06:15");
    expect(said(nudged(on("MONDAY", "09:00-00:00"), 0, "end", { minutes: 15 }))).toEqual([
      "MONDAY 09:00-00:15",
    ]);
    expect(said(nudged(split, 1, "start", { minutes: -60 }))).toContain("MONDAY 12:00-17:00");
  });
  it("jumps over a neighbour", () => {
    const touching = on("MONDAY", "09:00-10:00", "10:00-12:00");
    expect(said(nudged(touching, 0, "move", { minutes: 15 }))).toContain("MONDAY 12:00-13:00");
    expect(said(nudged(touching, 1, "move", { minutes: -15 }))).toContain("MONDAY 07:00-09:00");
  });
});

test("a day's further window takes what room there is", () => {
  expect(said(withAdded([], "MONDAY"))).toEqual(["MONDAY 09:00-17:00"]);
  expect(said(withAdded(on("MONDAY", "09:00-12:00"), "MONDAY"))).toContain("MONDAY 13:00-17:00");
  expect(said(withAdded(on("MONDAY", "12:00-00:00"), "MONDAY"))).toContain("MONDAY 07:00-11:00");
  expect(withAdded(on("MONDAY", "00:00-00:00"), "MONDAY")).toContainEqual({
    Day: "MONDAY",
    Start: "",
    End: "",
  });
});

test("a day is copied over others", () => {
  const week = [...split, ...on("TUESDAY", "10:00-11:00")];
  expect(said(copied(week, "MONDAY", ["TUESDAY", "SUNDAY", "MONDAY"]))).toEqual([
    "MONDAY 09:00-12:00",
    "MONDAY 13:00-17:00",
    "TUESDAY 09:00-12:00",
    "TUESDAY 13:00-17:00",
    "FRIDAY 22:00-06:00",
    "SUNDAY 09:00-12:00",
    "SUNDAY 13:00-17:00",
  ]);
  expect(said(copied(week, "WEDNESDAY", ["TUESDAY"]))).toEqual(said(split));
});

test("what reaches over midnight is drawn on both rows, and its end is taken hold of on the second", () => {
  const sunday = blocksOf(on("SUNDAY", "22:00-06:00"));
  expect(sunday).toEqual([
    { place: 0, row: 6, start: 1_320, end: 1_440, part: "head" },
    { place: 0, row: 0, start: 0, end: 360, part: "tail" },
  ]);
  const [head, tail] = sunday;
  expect(head && gripAt(head, 1_439, 20)).toBe("move");
  expect(head && gripAt(head, 1_325, 20)).toBe("start");
  expect(tail && gripAt(tail, 355, 20)).toBe("end");
  expect(tail && gripAt(tail, 5, 20)).toBe("move");
});

/** Any week that may be saved, of quarter hours and others. */
const goodWeek = fc
  .array(
    fc.record({
      Day: fc.constantFrom(...weekdays),
      Start: fc.nat(1_439).map(timeOf),
      End: fc.nat(1_439).map(timeOf),
    }),
    { maxLength: 12 },
  )
  .map((week) =>
    week.reduce<BusinessHours[]>((kept, hours) => {
      const more = [...kept, hours];
      return windowProblems(more.map((one) => ({ ...one, of: one.Day }))).length > 0 ? kept : more;
    }, []),
  );
const point = fc.record({ row: fc.nat(6), minute: fc.double({ min: 0, max: 1_440, noNaN: true }) });
const drag = (week: Week): fc.Arbitrary<Drag> =>
  week.length === 0
    ? fc.record({ kind: fc.constant("draw" as const), from: point })
    : fc.oneof(
        fc.record({ kind: fc.constant("draw" as const), from: point }),
        fc.record({
          kind: fc.constantFrom("start" as const, "end" as const, "move" as const),
          place: fc.nat(week.length - 1),
          from: point,
        }),
      );
const acceptable = (week: Week) => {
  expect(windowProblems(week.map((hours) => ({ ...hours, of: hours.Day })))).toEqual([]);
  checkSettings(defaultValues("x"), { BusinessHours: week });
};

describe("whatever is done to a week that may be saved", () => {
  it("may be saved after a drag, and every other window is as it was", () => {
    fc.assert(
      fc.property(
        goodWeek.chain((week) => fc.tuple(fc.constant(week), drag(week), point)),
        ([week, how, to]) => {
          const after = dragged(week, how, to);
          acceptable(after);
          const taken = how.kind === "draw" ? -1 : how.place;
          expect(after.slice(0, week.length).filter((_, place) => place !== taken)).toEqual(
            week.filter((_, place) => place !== taken),
          );
          const [was, is] = [week[taken], after[taken]];
          if (how.kind === "move" && was && is) {
            const length = ({ start, end }: ReturnType<typeof spanOf>) => end - start;
            expect(length(spanOf(is))).toBe(length(spanOf(was)));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("may be saved after keys, copying and taking out", () => {
    fc.assert(
      fc.property(
        goodWeek.filter((week) => week.length > 0),
        fc.nat(),
        fc.constantFrom("start" as const, "end" as const, "move" as const),
        fc.constantFrom({ minutes: 15 }, { minutes: -15 }, { days: 1 }, { days: -1 }),
        fc.subarray([...weekdays]),
        (week, any, grip, by, days) => {
          const place = any % week.length;
          acceptable(nudged(week, place, grip, by));
          acceptable(without(week, place));
          acceptable(copied(week, week[place]?.Day ?? "MONDAY", days));
        },
      ),
      { numRuns: 500 },
    );
  });
});
