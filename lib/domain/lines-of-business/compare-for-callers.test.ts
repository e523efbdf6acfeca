import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareForCallers, type CallerChange } from "./compare-for-callers.ts";
import { decideLineOfBusiness, readConfig, type LobConfig, type SettingValues } from "./index.ts";

/** A Saturday, 10:00 in New York. */
const from = Date.parse("2026-11-21T15:00:00Z");

const queue = (QueueName: string) => ({ QueueName, QueueArn: `arn:${QueueName}` });
const mapping = (intent: string, language: string, name: string, more = {}) => ({
  ConfigKey: `QUEUE#${intent}#${language}`,
  ...queue(name),
  Priority: 5,
  IsActive: true,
  ...more,
});
const config = (values: Partial<SettingValues> = {}, items: Record<string, unknown>[] = []): LobConfig =>
  readConfig("retail", [
    ...Object.entries(values).map(([name, Value]) => ({ ConfigKey: `SETTING#${name}`, Value })),
    ...items,
  ]);

const said = ({ open, closedReason, holiday }: { open: boolean; closedReason?: string; holiday?: string }) =>
  open ? "open" : `closed ${holiday ?? closedReason ?? ""}`;

/** One change in a line, moments in UTC. */
function line(change: CallerChange): string {
  switch (change.kind) {
    case "state": {
      const spans = change.spans.map(({ from: begin, to: end }) =>
        [begin, end].map((moment) => new Date(moment).toISOString().slice(5, 16)).join("/"),
      );
      return `${spans.join(" ")} ${said(change.before)} → ${said(change.after)}`;
    }
    case "queue":
      return `${change.intent ?? "other"} ${change.language ?? "both"} ${change.before.queue?.QueueName} → ${change.after.queue?.QueueName}`;
    case "setting":
      return `${change.name} ${JSON.stringify(change.before)} → ${JSON.stringify(change.after)}`;
    case "later":
      return `${change.date} ${change.before.windows.length} → ${change.after.windows.length} windows`;
  }
}
const compare = (before: LobConfig, after: LobConfig) =>
  compareForCallers(before, after, from).changes.map(line);

describe("what changes for callers", () => {
  it("is nothing where nothing does, or nothing that they notice", () => {
    expect(compare(config(), config())).toEqual([]);
    expect(compare(config(), config({ DisplayName: "Shops" }))).toEqual([]);
    const same = config({}, [{ ConfigKey: "FLAG#EmergencyClosure", Value: true, Reason: "Storm" }]);
    expect(compare(same, { ...same, values: { ...same.values, BusinessHours: [] } })).toEqual([]);
  });

  it("is told by the day and hour, days that are alike together", () => {
    const from10To17 = config().values.BusinessHours.map((window) => ({ ...window, Start: "10:00" }));
    expect(compare(config(), config({ BusinessHours: from10To17 }))).toEqual([
      "11-23T14:00/11-23T15:00 11-24T14:00/11-24T15:00 11-25T14:00/11-25T15:00 11-26T14:00/11-26T15:00 11-27T14:00/11-27T15:00 open → closed HOURS",
    ]);
  });

  it("names the holiday, also where it was closed anyway, and those after the week by their dates", () => {
    const Holidays = [
      { Name: "Thanksgiving", Date: "2026-11-26", Type: "CLOSED" as const },
      { Name: "Sunday off", Date: "2026-11-22", Type: "CLOSED" as const },
      { Name: "Christmas", Date: "12-25", Type: "CLOSED" as const },
    ];
    expect(compare(config(), config({ Holidays }))).toEqual([
      "11-26T14:00/11-26T22:00 open → closed Thanksgiving",
      "11-22T05:00/11-23T05:00 closed HOURS → closed Sunday off",
      "11-26T05:00/11-26T14:00 closed HOURS → closed Thanksgiving",
      "11-26T22:00/11-27T05:00 closed HOURS → closed Thanksgiving",
      "2026-12-25 1 → 0 windows",
    ]);
  });

  it("is the queue of each intent in each language, both together where they are alike", () => {
    const before = config({ DefaultQueue: queue("General") }, [
      mapping("billing", "*", "Billing"),
      mapping("orders", "es", "Pedidos", { IsActive: false }),
    ]);
    const after = config({ DefaultQueue: queue("General") }, [
      mapping("billing", "*", "Accounts"),
      mapping("billing", "es", "Facturas"),
      mapping("orders", "es", "Pedidos"),
    ]);
    expect(compare(before, after)).toEqual([
      "billing en Billing → Accounts",
      "billing es Billing → Facturas",
      "orders es General → Pedidos",
    ]);
    expect(compare(before, config({}, [mapping("billing", "*", "Billing")]))).toEqual([
      "orders both General → undefined",
      "other both General → undefined",
    ]);
  });

  it("is each setting that a flow may act on", () => {
    const after = config({ AfterHoursAction: "CALLBACK", DefaultLanguage: "es" });
    expect(compare(config(), after)).toEqual([
      'DefaultLanguage "en" → "es"',
      'AfterHoursAction "MESSAGE" → "CALLBACK"',
    ]);
  });

  it("is complete: at any moment of the week the answers differ if, and only if, it is listed", () => {
    const time = fc
      .record({ hour: fc.nat(23), half: fc.constantFrom("00", "30") })
      .map(({ hour, half }) => `${String(hour).padStart(2, "0")}:${half}`);
    const Day = fc.constantFrom("MONDAY", "SATURDAY", "SUNDAY");
    const values = fc.record({
      TimeZone: fc.constantFrom("America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
      BusinessHours: fc.array(fc.record({ Day, Start: time, End: time }), { maxLength: 4 }),
      Holidays: fc.subarray([
        { Name: "Closed", Date: "2026-11-23", Type: "CLOSED" },
        { Name: "Yearly", Date: "11-22", Type: "OPEN", Start: "20:00", End: "03:00" },
      ]),
    });
    const emergency = fc.constantFrom("2026-11-22T12:34:56.000Z", "2026-11-20T00:00:00.000Z", undefined);
    const world = fc
      .record({ values, emergency })
      .map((given) =>
        config(
          given.values as Partial<SettingValues>,
          given.emergency
            ? [{ ConfigKey: "FLAG#EmergencyClosure", Value: true, Until: given.emergency }]
            : [],
        ),
      );
    const moments = fc.array(fc.nat(7 * 86_400_000 - 1), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(world, world, moments, (before, after, offsets) => {
        const { changes } = compareForCallers(before, after, from);
        for (const offset of offsets) {
          const at = from + offset;
          const [was, is] = [before, after].map((one) => {
            const { state } = decideLineOfBusiness(one, { lob: "retail" }, at);
            return said({
              ...state,
              holiday: state.closedReason === "HOLIDAY" ? state.holiday?.Name : undefined,
            });
          });
          const listed = changes.filter(
            (change) =>
              change.kind === "state" && change.spans.some((span) => span.from <= at && at < span.to),
          );
          expect(listed).toHaveLength(was === is ? 0 : 1);
        }
      }),
      { numRuns: 100, seed: 68 },
    );
  });
});
