import type { Session, Turn } from "#lib/domain/sessions/index.ts";
import type { Execution } from "#lib/platform/executions.ts";

/** What of a session leaves: named one by one, so that nothing leaves because it was added to the item. */
export const presentSession = (session: Session) => ({
  session_id: session.session_id,
  customer_id: session.customer_id,
  status: session.status,
  turn_count: session.turn_count,
  language: session.language,
  source: session.source,
  created_at: session.created_at,
  updated_at: session.updated_at,
  disconnected_at: session.disconnected_at,
  archived_at: session.archived_at,
  lob: session.lob,
  agent_id: session.agent_id,
});

export const presentTurn = (turn: Turn) => ({
  turn_id: turn.turn_id,
  role: turn.role,
  content: turn.content,
  created_at: turn.created_at,
  client_id: turn.client_id,
  agent_id: turn.agent_id,
  prompt: turn.prompt && {
    flow: turn.prompt.flow,
    name: turn.prompt.name,
    version: turn.prompt.version,
    language: turn.prompt.language,
  },
});

/** How an execution stands; what goes into it and comes out may hold what people said, and stays. */
export const presentExecution = (workflow: string, execution: Execution) => ({
  execution_arn: execution.arn,
  workflow,
  status: execution.status,
  started_at: execution.startedAt,
  stopped_at: execution.stoppedAt,
  error: execution.error,
});
