/** The id of a field of signing in, which may stand in a dialog over a page with fields of its own. */
export const fieldId = (field: string): string => `sign-in-${field}`;
