/** The hourly cleanup: what Amazon EventBridge Scheduler is told when deployed, and the local scheduler does itself. */
export const cleanupSchedule = {
  workflow: "cleanup",
  expression: "rate(1 hour)",
  everyMilliseconds: 3_600_000,
  input: { requested_by: "schedule" },
} as const;
