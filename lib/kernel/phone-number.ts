import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A telephone number in E.164 (`+12025550143`), or undefined where it is none that libphonenumber takes for valid.
 * Spaces, dashes and parentheses are no part of it. `country` (ISO 3166) is for numbers typed without `+`.
 */
export function e164Of(typed: string, country?: "US"): string | undefined {
  const number = parsePhoneNumberFromString(typed, { defaultCountry: country, extract: false });
  return number?.isValid() && !number.ext ? number.number : undefined;
}
