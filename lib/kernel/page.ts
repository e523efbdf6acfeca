/** One page of a list. `next` is an opaque signed cursor, absent on the last page. */
export type Page<Item> = {
  items: Item[];
  next?: string;
  /** Stored items that could not be read as what they should be: shown, never dropped unseen. */
  unreadable: number;
};
