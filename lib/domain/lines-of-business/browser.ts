/**
 * What the browser may run of this area: pure rules, without the schema library, the database and the list of phone
 * numbers. What needs a time zone's rules is in browser-hours.ts, for pages that load it when it is wanted.
 */
export * from "./schedule.ts";
export * from "./settings.ts";
export type { CalendarDay, OpenState, OpenWindow, Schedule } from "./hours.ts";
export * from "./windows.ts";
export { mergeParts, type PartConflict } from "./merge-parts.ts";
export * from "./wall-time.ts";
export { instanceOf, isQueueArn, maxQueueNameLength } from "./queue-arn.ts";
export * from "./queue-mapping.ts";
export { queueProblems, type QueueProblem } from "./queue-problems.ts";
export { emergencyWords, lasts, type Emergency } from "./emergency.ts";
