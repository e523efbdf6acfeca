/** Stands in an address for the callbacks that were held for no line of business; no line of business has this name. */
export const noneInAddress = "~none";

/** The callbacks held for one line of business, or (without) for all. */
export const callbacksPath = (lob?: string, cursor?: string): string => {
  const search = new URLSearchParams({ ...(lob ? { lob } : {}), ...(cursor ? { cursor } : {}) });
  return `/callbacks${search.size > 0 ? `?${search.toString()}` : ""}`;
};
