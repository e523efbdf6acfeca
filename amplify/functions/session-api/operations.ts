import {
  addTurn,
  createSession,
  getSession,
  listCustomerSessions,
  listSessionTurns,
  type SessionSource,
  type SpokenVersion,
  type TurnRole,
} from "#lib/domain/sessions/index.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { SessionApiDeps } from "./deps.ts";
import { presentSession, presentTurn } from "./present.ts";
import type { Answer, Call, Handlers } from "./session-api.ts";
import { openExecution, startCleanup, startExport } from "./workflows.ts";
import { deleteSession, handOff } from "./session-workflows.ts";

// The bodies as the document says them: they were checked against it before.
type NewSession = {
  customer_id: string;
  metadata: { source: SessionSource; language: string; lob?: string };
};
type NewTurn = { role: TurnRole; content: string; client_id?: string; prompt?: SpokenVersion };

const text = ({ values }: Call, name: string): string => String(values[name]);
const paging = ({ values }: Call) => ({
  limit: Number(values.limit),
  cursor: values.cursor === undefined ? undefined : String(values.cursor),
});
const paged = (page: Pick<Page<unknown>, "next">) => ({
  has_more: page.next !== undefined,
  cursor: page.next,
});

/** What each operation of the document does: a call of the domain, and what of its answer leaves. */
export const handlers: Handlers<SessionApiDeps> = {
  async createSession(deps, actor, { body, requestId }): Promise<Answer> {
    const { customer_id, metadata } = body as NewSession;
    try {
      const session = await createSession(deps, actor, { customer_id, ...metadata, requestId });
      return { status: 201, body: presentSession(session), location: `/sessions/${session.session_id}` };
    } catch (error) {
      // Of a line of business that is not theirs nothing is betrayed, least of all whether there is one.
      if (isDomainError(error, "NOT_FOUND"))
        throw new DomainError("FORBIDDEN", "access.lobs", { cause: error });
      throw error;
    }
  },

  getSession: async (deps, actor, call) => ({
    status: 200,
    body: presentSession(await getSession(deps, actor, { session_id: text(call, "sessionId") })),
  }),

  async listTurns(deps, actor, call): Promise<Answer> {
    const input = { session_id: text(call, "sessionId"), ...paging(call) };
    const page = await listSessionTurns(deps, actor, input);
    return { status: 200, body: { turns: page.items.map(presentTurn), ...paged(page) } };
  },

  async addTurn(deps, actor, call): Promise<Answer> {
    const said = call.body as NewTurn;
    const { turn } = await addTurn(deps, actor, { session_id: text(call, "sessionId"), ...said });
    return { status: 201, body: presentTurn(turn) };
  },

  async listCustomerSessions(deps, actor, call): Promise<Answer> {
    const input = { customer: text(call, "customerId"), ...paging(call) };
    const page = await listCustomerSessions(deps, actor, input);
    return { status: 200, body: { sessions: page.items.map(presentSession), ...paged(page) } };
  },

  handOff,
  deleteSession,
  startCleanup,
  startExport,
  getExecution: openExecution,
};
