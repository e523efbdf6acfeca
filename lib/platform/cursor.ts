/**
 * Seals and opens the opaque cursors of lists, each bound to the list (`purpose`) that it was made for: signed, so that
 * none can be made up, and not readable, because keys hold people's numbers and ids.
 */
export type Cursors = {
  seal(purpose: string, key: Record<string, unknown> | undefined): string | undefined;
  open(purpose: string, cursor: string | undefined): Record<string, unknown> | undefined;
};
