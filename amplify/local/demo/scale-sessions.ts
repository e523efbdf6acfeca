import { UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { openSessionTable, type Place } from "./open-session-table.ts";
import { idOf } from "./sessions.ts";
import { itemOf, putTogether } from "./batch-write.ts";
import { sessionStatuses, type Session } from "#lib/domain/sessions/index.ts";
import { tables } from "#lib/platform/tables.ts";

/** As many as take two to four minutes on two cores (1,400 a second on a busy machine, 3,300 on an idle one), which {@link fillSessions} says. */
export const scaleSessions = 300_000;
const day = 86_400_000;
/** Batches are made and written in rounds, so that memory does not grow. */
const inRound = 5_000;

/** How many of a hundred are in each status: most are archived, as in a contact centre that has run for a month. */
const shares: readonly [Session["status"], number][] = [
  ["active", 2],
  ["waiting", 1],
  ["handed_off", 2],
  ["disconnected", 5],
  ["deleted", 1],
  ["archived", 89],
];
const statusOf = (place: number): Session["status"] => {
  let left = place % 100;
  for (const [status, share] of shares) {
    if (left < share) return status;
    left -= share;
  }
  return sessionStatuses[0];
};

/** Live ones within the last 20 hours, archived ones spread over thirty days. */
function sessionOf(place: number, now: number): Session {
  const status = statusOf(place);
  const spread = status === "archived" ? 30 * day : 20 * 3_600_000;
  const at = now - (((place * 7_919) % 1_000_003) / 1_000_003) * spread - (status === "archived" ? day : 0);
  const moment = new Date(at).toISOString();
  return {
    session_id: idOf(place + 1_000),
    customer_id: `C-${place % 50_000}`,
    status,
    turn_count: status === "archived" ? 12 : 2,
    language: place % 3 === 0 ? "es-US" : "en-US",
    source: "web",
    created_at: new Date(at - 240_000).toISOString(),
    updated_at: moment,
    lob: ["retail", "claims", "travel"][place % 3],
    ...(status === "archived" ? { archived_at: moment } : {}),
  };
}

/** The items of the sessions from `from` on: META, and two turns of those that are not archived. */
function itemsFrom(table: ReturnType<typeof openSessionTable>, from: number, count: number, now: number) {
  return Array.from({ length: count }, (_, place) => sessionOf(from + place, now)).flatMap((session) => {
    const { ttl, ...item } = itemOf(table.sessions.create(session));
    if (session.status === "archived") return [item];
    const at = new Date(session.updated_at);
    return [
      { ...item, ttl },
      itemOf(
        table.sessions.putTurn(
          { ...session, turn_count: 0 },
          { role: "bot", content: "How can I help you?" },
          new Date(at.getTime() - 20_000),
        ),
      ),
      itemOf(
        table.sessions.putTurn(
          { ...session, turn_count: 1 },
          { role: "customer", content: "I have a question about my order." },
          at,
        ),
      ),
    ];
  });
}

/**
 * Does something while a table has no stream. The local engine looks through all records of a stream for each that it
 * adds: what is written with one takes longer with every item.
 */
async function withoutStream(
  { database, name }: ReturnType<typeof openSessionTable>,
  work: () => Promise<void>,
): Promise<void> {
  const change = (StreamSpecification: UpdateTableCommand["input"]["StreamSpecification"]) =>
    database.send(new UpdateTableCommand({ TableName: name, StreamSpecification }));
  await change({ StreamEnabled: false });
  try {
    await work();
  } finally {
    await change({ StreamEnabled: true, StreamViewType: tables.Sessions.stream });
  }
}

/** So many sessions, several transactions at once. What is written goes to no stream. */
export async function fillSessions(
  place: Place,
  say: (line: string) => void,
  count = scaleSessions,
): Promise<void> {
  const table = openSessionTable(place);
  const began = performance.now();
  const now = Date.now();
  if (count >= scaleSessions) say(`${count} sessions, which takes two to four minutes`);
  try {
    await withoutStream(table, async () => {
      for (let from = 0; from < count; from += inRound) {
        const items = itemsFrom(table, from, Math.min(inRound, count - from), now);
        await putTogether(table.database, table.name, items);
        const done = Math.min(count, from + inRound);
        if (done % 50_000 === 0 || done === count)
          say(`${done} of ${count} sessions, ${Math.round((performance.now() - began) / 1_000)} s`);
      }
    });
  } finally {
    table.database.destroy();
  }
}
