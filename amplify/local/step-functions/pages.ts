import { refusal } from "#lib/testing/workflows/index.ts";

const usual = 100;

/**
 * A page of a list, after the item that the token names: what is added before it moves nothing.
 * @param page `maxResults` of 0 is the usual 100, as in Step Functions
 * @throws InvalidToken for a token that names nothing of this list
 */
export function pageOf<Item>(
  all: readonly Item[],
  { maxResults, nextToken }: { maxResults: number; nextToken?: string },
  keyOf: (item: Item) => string,
): { items: Item[]; nextToken?: string } {
  let from = 0;
  if (nextToken !== undefined) {
    const key = Buffer.from(nextToken, "base64url").toString();
    from = all.findIndex((item) => keyOf(item) === key) + 1;
    if (from === 0) throw refusal("InvalidToken", "Invalid Token: 'The pagination token is not valid'");
  }
  const items = all.slice(from, from + (maxResults || usual));
  const last = items.at(-1);
  const more = last !== undefined && from + items.length < all.length;
  return { items, nextToken: more ? Buffer.from(keyOf(last)).toString("base64url") : undefined };
}
