/** Addresses of the lines of business's pages; their names hold letters, digits, dashes and underscores only. */
export const lobPath = (lob: string): string => `/lines-of-business/${encodeURIComponent(lob)}`;

export const hoursPath = (lob: string): string => `${lobPath(lob)}/hours`;
export const queuesPath = (lob: string): string => `${lobPath(lob)}/queues`;
export const callerPath = (lob: string): string =>
  `/lines-of-business/~caller?lob=${encodeURIComponent(lob)}`;

/** Where a setting stands on the page of its line of business. */
export const settingId = (name: string): string => `setting-${name}`;

/** A setting in the settings of its line of business. */
export const settingPath = (lob: string, name: string): string => `${lobPath(lob)}#${settingId(name)}`;

/** Those of which some callers reach no queue. */
export const lobsNeedingQueuesPath = "/lines-of-business?needs=queues";
