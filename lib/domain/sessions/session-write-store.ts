import { DomainError } from "#lib/kernel/errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { handoffSort, isWaiting, waitingDay, type Handoff, type HandoffState } from "./handoff.ts";
import {
  expiryOf,
  indexKeys,
  sessionKey,
  sessionPartition,
  type Session,
  type SessionStatus,
} from "./session.ts";
import { summarySort } from "./summary.ts";
import { clientSort, sortOfTurn, turnSort, type NewTurn } from "./turn.ts";

type Item = Record<string, unknown>;

export const sessionGone = (): DomainError => new DomainError("NOT_FOUND", "sessions.gone");
/** Somebody wrote between our reading and our writing: the operation looks again. */
export const sessionChanged = (): DomainError => new DomainError("CONFLICT", "sessions.changed");

/** `SET` and `REMOVE` of attributes; undefined removes. Every name goes through `#`, since some are reserved words. */
function assign(attributes: Item) {
  const entries = Object.entries(attributes);
  const set = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  return {
    expression: [
      ...(set.length > 0 ? [`SET ${set.map(([name]) => `#${name} = :${name}`).join(", ")}`] : []),
      ...(removed.length > 0 ? [`REMOVE ${removed.map(([name]) => `#${name}`).join(", ")}`] : []),
    ].join(" "),
    names: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
}

/** What is as it was seen: a session's status, how many turns, and when it last changed. */
export type SeenSession = Pick<Session, "session_id" | "status" | "turn_count" | "updated_at">;

/** A handoff's attributes as they are written; the token belongs to the wait that is now. */
export type HandoffItem = Omit<
  Handoff,
  "session_id" | "handoff_id" | "requested_at" | "declines" | "reassigned" | "unnotified"
> &
  Partial<Pick<Handoff, "declines" | "reassigned" | "unnotified">> & { task_token?: string };

/** The writes on sessions, for a transaction each of which also holds the history of the change. */
export function sessionWrites(table: string) {
  return {
    /** A session that must not be there yet. It is removed 24 hours after its last turn, unless it is kept. */
    create(session: Session): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: {
              ...sessionKey(session.session_id),
              ...session,
              ...indexKeys(session.status, session.updated_at),
              ttl: expiryOf(new Date(session.updated_at)),
            },
            ConditionExpression: "attribute_not_exists(PK)",
          },
        },
        refuse: () => new DomainError("CONFLICT", "sessions.exists"),
      };
    },

    /**
     * A session's next status, only over what was seen: the same status, turns and moment of change. Other attributes
     * may be set along with it (undefined removes). Its index keys move with it.
     * @throws CONFLICT (`sessions.changed`) when it changed since; NOT_FOUND when it is gone
     */
    change(
      seen: SeenSession,
      to: SessionStatus,
      at: Date,
      attributes: Partial<Session> & { ttl?: number } = {},
    ): Write {
      const updated_at = at.toISOString();
      const { expression, names, values } = assign({
        ...attributes,
        status: to,
        updated_at,
        ...indexKeys(to, updated_at),
      });
      return {
        item: {
          Update: {
            TableName: table,
            Key: sessionKey(seen.session_id),
            UpdateExpression: expression,
            ConditionExpression: "#status = :seen AND turn_count = :turns AND #updated_at = :since",
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: {
              ...values,
              ":seen": seen.status,
              ":turns": seen.turn_count,
              ":since": seen.updated_at,
            },
          },
        },
        refuse: (stored) => (stored ? sessionChanged() : sessionGone()),
      };
    },

    /** Holds a transaction to a session that is as it was seen, without changing it. */
    unchanged(seen: SeenSession): Write {
      return {
        item: {
          ConditionCheck: {
            TableName: table,
            Key: sessionKey(seen.session_id),
            ConditionExpression: "#status = :seen",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: { ":seen": seen.status },
          },
        },
        refuse: (stored) => (stored ? sessionChanged() : sessionGone()),
      };
    },

    /**
     * The next turn of a session: `TURN#<at>#<turn_count + 1>`. Goes with {@link change}, which counts it, so that two
     * turns at once are stored one after the other.
     */
    putTurn(seen: SeenSession, turn: NewTurn, at: Date): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: {
              PK: sessionPartition(seen.session_id),
              SK: turnSort(at.getTime(), seen.turn_count + 1),
              ...turn,
            },
            ConditionExpression: "attribute_not_exists(PK)",
          },
        },
        refuse: sessionChanged,
      };
    },

    /** Marks a client's message as stored. @throws CONFLICT (`turns.sentBefore`) when it was stored before */
    markClient(session: string, clientId: string, turnId: string, at: Date): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: {
              PK: sessionPartition(session),
              SK: clientSort(clientId),
              turn_id: turnId,
              ttl: expiryOf(at),
            },
            ConditionExpression: "attribute_not_exists(PK)",
          },
        },
        refuse: () => new DomainError("CONFLICT", "turns.sentBefore"),
      };
    },

    putSummary(
      session: string,
      summary: { content: string; language?: string; created_by?: string },
      at: Date,
    ): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: { PK: sessionPartition(session), SK: summarySort(at.getTime()), ...summary },
            ConditionExpression: "attribute_not_exists(PK)",
          },
        },
        refuse: sessionChanged,
      };
    },

    /** A handoff that was not asked for yet; `id` is the epoch milliseconds of the asking. */
    createHandoff(session: string, id: string, handoff: HandoffItem): Write {
      const at = handoff.updated_at ?? new Date(Number(id)).toISOString();
      return {
        item: {
          Put: {
            TableName: table,
            Item: {
              PK: sessionPartition(session),
              SK: handoffSort(id),
              ...handoff,
              updated_at: at,
              status_day: isWaiting(handoff.state) ? waitingDay(at) : undefined,
            },
            ConditionExpression: "attribute_not_exists(PK)",
          },
        },
        refuse: () => new DomainError("CONFLICT", "handoffs.exists"),
      };
    },

    /**
     * Moves a handoff on, only from one of the states given. While it waits it stands in the index of those that wait;
     * when it waits no more its token goes (unless a new one is set).
     * @throws CONFLICT (`handoffs.noLongerWaiting` from a wait, else `handoffs.changed`); NOT_FOUND
     */
    changeHandoff(
      session: string,
      id: string,
      from: readonly HandoffState[],
      attributes: Partial<HandoffItem> & { state: HandoffState },
      at: Date,
    ): Write {
      const updated_at = at.toISOString();
      const waits = isWaiting(attributes.state);
      const { expression, names, values } = assign({
        ...(waits ? {} : { task_token: undefined }),
        ...attributes,
        updated_at,
        status_day: waits ? waitingDay(updated_at) : undefined,
      });
      return {
        item: {
          Update: {
            TableName: table,
            Key: { PK: sessionPartition(session), SK: handoffSort(id) },
            UpdateExpression: expression,
            ConditionExpression: `#state IN (${from.map((_, place) => `:from${place}`).join(", ")})`,
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: {
              ...values,
              ...Object.fromEntries(from.map((state, place) => [`:from${place}`, state])),
            },
          },
        },
        refuse: (stored) => {
          if (!stored) return new DomainError("NOT_FOUND", "handoffs.gone");
          return new DomainError(
            "CONFLICT",
            from.some(isWaiting) ? "handoffs.noLongerWaiting" : "handoffs.changed",
          );
        },
      };
    },

    /** The key of a turn, for those who delete or point at it. */
    turnKey: (session: string, turnId: string) => ({ PK: sessionPartition(session), SK: sortOfTurn(turnId) }),
  };
}
