/** Addresses of the prompts' pages; names may hold spaces, letters of any tongue and parentheses. */
export const flowPath = (flow: string): string => `/prompts/${encodeURIComponent(flow)}`;

export const promptPath = (flow: string, name: string): string =>
  `${flowPath(flow)}/${encodeURIComponent(name)}`;

/** Next.js hands a page its part of the address as it was sent; one that nobody could have made names nothing. */
export function nameFromAddress(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** The flows of which some prompts want that. */
export const needsPath = (need: "spanish" | "out-of-date"): string => `/prompts?needs=${need}`;

/** Those prompts of a flow that its figure counts. */
export const filteredFlowPath = (flow: string, filter: string): string =>
  `${flowPath(flow)}?filter=${filter}`;
