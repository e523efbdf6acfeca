/** When a change was made (ISO 8601 UTC), of its `At`, which has a unique tail. */
export const momentOf = (at: string): string => at.split("#")[0] ?? at;
