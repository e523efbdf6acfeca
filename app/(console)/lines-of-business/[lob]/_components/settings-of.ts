import type { OfferedQueues, OpenedLob } from "#lib/domain/lines-of-business/index.ts";

/** A line of business as its settings page shows it. */
export type SettingsOf = Pick<OpenedLob, "lob" | "values" | "states"> & {
  /** From which a person may choose. */
  queues: OfferedQueues["queues"];
  mayRestore: boolean;
};
