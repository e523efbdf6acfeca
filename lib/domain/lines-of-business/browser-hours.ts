/** What the browser may run of hours: open or closed, and the calendar. Brings Temporal along: load it when it is wanted. */
export * from "./hours.ts";
export { localDayAt, minuteOfDayAt } from "./local-time.ts";
export { spokenTime, zonedIso } from "./zoned-time.ts";
