/**
 * Workflows whose executions are looked after by a function when they end in another way than by success: stopped, out of
 * time, or failed. Deployed by a rule of Amazon EventBridge; the local stack calls it itself.
 */
export const endings: Readonly<Record<string, string>> = {
  handoff: "handoff-ended",
  export: "export-sessions",
};

/** The ways of ending that are told of. */
export const endedStatuses = ["ABORTED", "FAILED", "TIMED_OUT"] as const;
