/** How far a zone is from UTC at a moment (epoch milliseconds): `UTC−05:00`, `UTC+05:45`, `UTC`. */
export function offsetOf(timeZone: string, moment: number): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(
    moment,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return name.replace("GMT", "UTC").replace("-", "−");
}
