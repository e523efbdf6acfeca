import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Holiday } from "./schedule.ts";
import { languages, type Language } from "./settings.ts";

/**
 * Public holidays by date-holidays (ISC; its data, from Wikipedia, CC BY-SA 3.0). It holds the holidays of 200
 * countries, so it is loaded when it is asked for, by the console's server alone.
 */
const load = async () => (await import("date-holidays")).default;

const kinds = ["public", "bank", "optional", "observance"] as const;

export type PublicHoliday = {
  /** `YYYY-MM-DD` */
  Date: string;
  Name: string;
  /** Public and bank holidays are what offices close for; the others are days that people know. */
  kind: (typeof kinds)[number];
  /** Observed on this date because the holiday itself falls on a weekend. */
  isSubstitute: boolean;
};

export type Place = { code: string; name: string };

/** The countries that holidays are known of, by name in the language where it is known. */
export async function holidayCountries(language: Language): Promise<Place[]> {
  const Holidays = await load();
  const names = new Intl.DisplayNames([language], { type: "region" });
  return placesOf(new Holidays().getCountries(language)).map(({ code, name }) => ({
    code,
    name: /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? name) : name,
  }));
}

/** The states or regions of a country that have holidays of their own. */
export async function holidayStates(country: string, language: Language): Promise<Place[]> {
  const Holidays = await load();
  return placesOf(new Holidays().getStates(country, language) ?? {});
}

const placesOf = (found: Record<string, string>): Place[] =>
  Object.entries(found)
    .map(([code, name]) => ({ code, name }))
    .sort((one, other) => one.name.localeCompare(other.name));

export const listHolidayPlacesInput = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, { error: "lobs.country" }),
  language: z.enum(languages),
});

/** All countries, and the states of the one that is chosen. */
export async function listHolidayPlaces(
  _deps: unknown,
  actor: Actor,
  { country, language }: z.output<typeof listHolidayPlacesInput>,
): Promise<{ countries: Place[]; states: Place[] }> {
  authorize(actor, "config:read");
  const [countries, states] = await Promise.all([
    holidayCountries(language),
    holidayStates(country, language),
  ]);
  return { countries, states };
}

export const firstHolidayYear = 2020;
export const lastHolidayYear = 2050;

const year = { error: "lobs.year", params: { min: firstHolidayYear, max: lastHolidayYear } };

export const listPublicHolidaysInput = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, { error: "lobs.country" }),
  state: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,6}$/, { error: "lobs.country" })
    .optional(),
  year: z
    .number()
    .refine(
      (value) => Number.isInteger(value) && value >= firstHolidayYear && value <= lastHolidayYear,
      year,
    ),
  /** In which the names are wanted; English where there is none, else the country's own. */
  language: z.enum(languages),
});
export type ListPublicHolidaysInput = z.infer<typeof listPublicHolidaysInput>;

/**
 * The holidays of a year in a country or one of its states, one for each date, to be looked through and chosen from.
 * @throws VALIDATION for a place of which none are known
 */
export async function listPublicHolidays(
  _deps: unknown,
  actor: Actor,
  input: ListPublicHolidaysInput,
): Promise<PublicHoliday[]> {
  authorize(actor, "config:read");
  const Holidays = await load();
  const options = { languages: [input.language, "en"], types: [...kinds] };
  const calendar = input.state
    ? new Holidays(input.country, input.state, options)
    : new Holidays(input.country, options);
  const found = calendar.getHolidays(input.year, input.language).flatMap((holiday) => {
    const kind = kinds.find((known) => known === holiday.type);
    if (!kind) return [];
    return datesOf(holiday).map((Date): PublicHoliday => ({
      Date,
      Name: holiday.name.slice(0, 80),
      kind,
      isSubstitute: holiday.substitute ?? false,
    }));
  });
  if (found.length === 0)
    throw new DomainError("VALIDATION", "form.invalid", {
      fieldErrors: { country: { reason: "lobs.country" } },
    });
  return onePerDate(found);
}

const day = 86_400_000;

/** Every date that a holiday covers: some last several days, some begin in the evening. */
function datesOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / day));
  return Array.from({ length: days }, (_, place) => new Date(first + place * day).toISOString().slice(0, 10));
}

/** Where several fall on one date, the one that most offices close for. */
function onePerDate(holidays: readonly PublicHoliday[]): PublicHoliday[] {
  const weight = ({ kind, isSubstitute }: PublicHoliday) => kinds.indexOf(kind) * 2 + Number(isSubstitute);
  const best = new Map<string, PublicHoliday>();
  for (const holiday of holidays) {
    const other = best.get(holiday.Date);
    if (!other || weight(holiday) < weight(other)) best.set(holiday.Date, holiday);
  }
  return [...best.values()].sort((one, other) => one.Date.localeCompare(other.Date));
}

/**
 * A list of holidays with the chosen ones in it as closed days. A date that the list already decides stays as it
 * is, be it by the very date or yearly.
 */
export function withChosen(
  current: readonly Holiday[],
  chosen: readonly Pick<PublicHoliday, "Date" | "Name">[],
): { holidays: Holiday[]; already: string[] } {
  const decided = new Set(current.map((holiday) => holiday.Date));
  const isDecided = (date: string) => decided.has(date) || decided.has(date.slice(5));
  const added = chosen.filter((holiday) => !isDecided(holiday.Date));
  const holidays = [...current, ...added.map(({ Date, Name }): Holiday => ({ Name, Date, Type: "CLOSED" }))];
  return {
    holidays: holidays.sort((one, other) => one.Date.localeCompare(other.Date)),
    already: chosen.filter((holiday) => isDecided(holiday.Date)).map((holiday) => holiday.Date),
  };
}
