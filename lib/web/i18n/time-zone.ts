export const timeZoneCookie = "tz";

/** The zone that the reader's browser told us (IANA name, percent-encoded), or UTC until it is known. */
export function readTimeZone(cookie: string | undefined): string {
  if (!cookie || cookie.length > 64) return "UTC";
  try {
    const zone = decodeURIComponent(cookie);
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    // RangeError: no zone of this runtime; URIError: not encoded by us.
    return "UTC";
  }
}
