/** What a form that looks for a number shows again after a refusal. */
export type Found = { typed: string; error?: string };

const places = {
  callbacks: (handle: string) => `/callbacks?check=${handle}`,
  vanity: (handle, form) => `/vanity-numbers?${form.get("as") === "target" ? "target" : "caller"}=${handle}`,
} satisfies Record<string, (handle: string, form: FormData) => string>;

/** Where a number is looked for. */
export type FindingPlace = keyof typeof places;

export const isPlace = (place: string): place is FindingPlace => Object.hasOwn(places, place);

/** The address of what was found there for a number, by its handle. */
export const foundPath = (place: FindingPlace, handle: string, form: FormData): string =>
  places[place](handle, form);
