/** An event filter of AWS Lambda, as far as ours go: at each place the values that pass. */
export type EventFilter = { [name: string]: readonly string[] | EventFilter };

/** Whether a record passes a filter. */
export const matchesFilter = (record: unknown, filter: EventFilter): boolean =>
  Object.entries(filter).every(([name, wanted]) => {
    const found = (record as Record<string, unknown> | null | undefined)?.[name];
    return Array.isArray(wanted)
      ? typeof found === "string" && wanted.includes(found)
      : matchesFilter(found, wanted as EventFilter);
  });
