import { byteOrderMark, writeCsv } from "#lib/domain/prompts/index.ts";
import { vanityKey, type VanityRecord } from "#lib/domain/vanity-numbers/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { VanityHistoryDeps } from "./deps.ts";
import { dayOf, recordsBy, type RecordFilter } from "./list-records.ts";
import { authorizeVanityHistory } from "./sight.ts";

const places = [0, 1, 2, 3, 4];
const columns = [
  "timestamp",
  "phoneNumber",
  "targetNumber",
  "contactId",
  ...places.flatMap((place) => [vanityKey(place), `Score${place + 1}`, `Words${place + 1}`]),
];
const inOneQuery = 200;

const rowOf = ({ timestamp, phoneNumber, targetNumber, contactId, vanityNumbers }: VanityRecord) => [
  timestamp,
  phoneNumber ?? "",
  targetNumber,
  contactId ?? "",
  ...places.flatMap((place) => {
    const stored = vanityNumbers[vanityKey(place)];
    return stored ? [stored.text, String(stored.score), stored.words.join(" ")] : ["", "", ""];
  }),
];

/**
 * What the list shows, all pages, as a CSV in pieces, with whole numbers: who took it, and by which filter, is in the
 * history before the first piece. One Query for every 200.
 */
export async function* exportRecords(
  deps: VanityHistoryDeps,
  actor: Actor,
  { filter, requestId }: { filter: RecordFilter; requestId: string },
): AsyncGenerator<string, void, undefined> {
  authorizeVanityHistory(actor);
  const at = deps.clock.now();
  const by = recordsBy(filter, dayOf(at.getTime()));
  await deps.commit([
    deps.history.record({
      entity: by.by === "day" ? `VANITY#${by.day}` : `NUMBER#${by.number}`,
      action: "vanity.exported",
      actor,
      after: { By: by.by, ...(by.day ? { Day: by.day } : {}) },
      at,
      requestId,
    }),
  ]);
  yield byteOrderMark + writeCsv([columns]);
  for (let cursor: string | undefined; ;) {
    const page = await deps.vanityHistory.page(by, { cursor, limit: inOneQuery });
    if (page.items.length > 0) yield writeCsv(page.items.map(rowOf));
    cursor = page.next;
    if (!cursor) return;
  }
}
