import { describe, expect, it } from "vitest";
import { isDomainError } from "#lib/kernel/errors.ts";
import { person } from "#lib/testing/builders.ts";
import { holidayCountries, holidayStates, listPublicHolidays, withChosen } from "./public-holidays.ts";

const of = (country: string, year: number, more: { state?: string; language?: "en" | "es" } = {}) =>
  listPublicHolidays({}, person("editors"), { country, year, language: "en", ...more });

describe("public holidays", () => {
  it("are those of the United States, with the dates that computing them takes", async () => {
    const found = new Map((await of("US", 2027)).map((holiday) => [holiday.Date, holiday]));
    expect(found.get("2027-11-25")).toMatchObject({ Name: "Thanksgiving Day", kind: "public" });
    expect(found.get("2027-01-18")?.Name).toMatch(/King/);
    expect(found.get("2027-07-05")).toMatchObject({ kind: "public", isSubstitute: true });
    expect(found.get("2027-12-25")?.Name).toBe("Christmas Day");
  });

  it("differ by state, and are named in Spanish", async () => {
    const alaska = await of("US", 2027, { state: "ak" });
    expect(alaska.some(({ Name }) => /Seward/.test(Name))).toBe(true);
    const spanish = await of("US", 2027, { language: "es" });
    expect(spanish.find((holiday) => holiday.Date === "2027-12-25")?.Name).toBe("Navidad");
  });

  it("are one for each date, in order, with each day of a long one, everywhere", async () => {
    for (const country of ["MX", "CO", "EG", "DE", "GB", "AU"]) {
      const dates = (await of(country, 2028)).map((holiday) => holiday.Date);
      expect(dates).toEqual([...new Set(dates)].sort());
    }
    const egypt = (await of("EG", 2027)).map((holiday) => holiday.Date);
    expect(egypt).toEqual(expect.arrayContaining(["2027-03-09", "2027-03-10", "2027-03-11"]));
  });

  it("are refused for a place that is none, and to those who may not read settings", async () => {
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => "",
        (error: unknown) => isDomainError(error) && error.code,
      );
    expect(await refused(of("ZZ", 2027))).toBe("VALIDATION");
    const input = { country: "US", year: 2027, language: "en" } as const;
    expect(await refused(listPublicHolidays({}, person("clients"), input))).toBe("FORBIDDEN");
  });

  it("come from countries and states that have names", async () => {
    const countries = await holidayCountries("es");
    expect(countries.find(({ code }) => code === "US")?.name).toBe("Estados Unidos");
    expect(countries.length).toBeGreaterThan(150);
    expect((await holidayStates("US", "en")).map(({ name }) => name)).toContain("Alaska");
    expect(await holidayStates("XX", "en")).toEqual([]);
  });

  it("do not replace what was decided for a date", () => {
    const current = [
      { Name: "Christmas", Date: "12-25", Type: "OPEN" as const, Start: "10:00", End: "12:00" },
    ];
    const { holidays, already } = withChosen(current, [
      { Date: "2027-12-25", Name: "Christmas Day" },
      { Date: "2027-07-04", Name: "Independence Day" },
    ]);
    expect(already).toEqual(["2027-12-25"]);
    expect(holidays).toEqual([current[0], { Name: "Independence Day", Date: "2027-07-04", Type: "CLOSED" }]);
  });
});
