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

/** Where a prompt is made that another page names; without a prompt's name, where its flow is. */
export const newPath = (flow: string, name?: string): string =>
  name === undefined
    ? `/prompts/~new?${new URLSearchParams({ name: flow }).toString()}`
    : `${flowPath(flow)}/~new?${new URLSearchParams({ name }).toString()}`;

/** One value of an address's search; a name said twice counts once. */
export const firstOf = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** The contact flows that are shipped, compared with the console: one of them, or `all`. */
export const contactFlowsPath = (shipped?: string): string =>
  `/prompts/~contact-flows${shipped ? `?${new URLSearchParams({ flow: shipped }).toString()}` : ""}`;

/** What callers may say to the speech bot; `cursor`: with earlier changes. */
export const speechPath = (cursor?: string): string =>
  `/prompts/~speech${cursor ? `?${new URLSearchParams({ cursor }).toString()}` : ""}`;
