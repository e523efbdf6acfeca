import { UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { openSessionTable, type Place } from "./open-session-table.ts";
import { idOf } from "./sessions.ts";
import { itemOf, putTogether } from "./batch-write.ts";
import { sessionSources, type Session, type SessionStatus } from "#lib/domain/sessions/index.ts";
import { tables } from "#lib/platform/tables.ts";

/** A month of a large contact centre; {@link fillSessions} says how long they take. */
export const scaleSessions = 1_000_000;
const day = 86_400_000;
/** Batches are made and written in rounds, so that memory does not grow. */
const inRound = 5_000;
/** So many sessions are of one customer. */
const ofCustomer = 20;

/** How many of a hundred are in each status. */
export type Shares = readonly (readonly [SessionStatus, number])[];
/** Most are archived, as in a contact centre that has run for a month. */
const scaleShares: Shares = [
  ["active", 2],
  ["waiting", 1],
  ["handed_off", 2],
  ["disconnected", 5],
  ["deleted", 1],
  ["archived", 89],
];

/** What is filled: how many sessions, up to which moment (epoch milliseconds), in which statuses. */
export type Filling = { count: number; now: number; shares: Shares };

function statusOf(place: number, shares: Shares): SessionStatus {
  // 61 and 100 share no factor: a customer's sessions are in several statuses.
  let left = (place * 61) % 100;
  for (const [status, share] of shares) {
    if (left < share) return status;
    left -= share;
  }
  throw new Error("the shares are of a hundred");
}

/**
 * Live ones within the last 20 hours, archived ones spread over thirty days that are over. Ids, customers and moments
 * within a day rise with the place: the engine then adds at the end of each of its indexes, which takes half the work
 * of adding somewhere in files that are larger than its memory.
 */
function sessionOf(place: number, { count, now, shares }: Filling): Session {
  const status = statusOf(place, shares);
  const isArchived = status === "archived";
  const share = place / count;
  const month = Math.floor(now / day) * day - 30 * day;
  const at = isArchived
    ? month + ((place * 7) % 30) * day + Math.floor(share * day)
    : now - Math.floor((1 - share) * 20 * 3_600_000);
  const moment = new Date(at).toISOString();
  const customer = Math.floor(place / ofCustomer);
  const id = Math.floor(share * 2 ** 32);
  return {
    session_id: `${id.toString(16).padStart(8, "0")}${idOf(place).slice(8)}`,
    customer_id: `C-${String(customer).padStart(6, "0")}`,
    status,
    turn_count: isArchived ? 12 : 2,
    language: customer % 3 === 0 ? "es-US" : "en-US",
    source: sessionSources[customer % sessionSources.length] ?? "web",
    created_at: new Date(at - 240_000).toISOString(),
    updated_at: moment,
    lob: ["retail", "retail", "claims", "travel"][customer % 4],
    ...(isArchived ? { archived_at: moment } : {}),
  };
}

/** The items of the sessions from `from` on: META, and two turns of those that are not archived. */
function itemsFrom(table: ReturnType<typeof openSessionTable>, from: number, some: number, filling: Filling) {
  return Array.from({ length: some }, (_, place) => sessionOf(from + place, filling)).flatMap((session) => {
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

/**
 * So many sessions, several transactions at once; without a count a million. What is written goes to no stream. Stopped
 * in the middle, the scenario is applied anew.
 */
export async function fillSessions(
  place: Place,
  say: (line: string) => void,
  { count = scaleSessions, now = Date.now(), shares = scaleShares }: Partial<Filling> = {},
): Promise<void> {
  const table = openSessionTable(place);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  try {
    await withoutStream(table, async () => {
      let told = 0;
      for (let from = 0; from < count; from += inRound) {
        const some = Math.min(inRound, count - from);
        await putTogether(table.database, table.name, itemsFrom(table, from, some, { count, now, shares }));
        const done = from + some;
        // Every ten seconds, and once they are all there.
        if (done < count && seconds() < told + 10) continue;
        told = seconds();
        const left = Math.round((told / done) * (count - done));
        say(`${done} of ${count} sessions, ${told} s${left > 0 ? `, about ${left} s to go` : ""}`);
      }
    });
  } finally {
    table.database.destroy();
  }
}
