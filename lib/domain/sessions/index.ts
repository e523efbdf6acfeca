export * from "./session.ts";
export {
  clientIdPattern,
  maxTurnLength,
  spokenSchema,
  turnRoles,
  type NewTurn,
  type SpokenVersion,
  type Turn,
  type TurnRole,
} from "./turn.ts";
export type { Summary } from "./summary.ts";
export {
  handoffPriorities,
  handoffStates,
  maxHandoffReason,
  waitingStates,
  type Handoff,
  type HandoffPriority,
  type HandoffState,
} from "./handoff.ts";
export { sessionStore, type SessionStore, type StoredSession } from "./session-store.ts";
export type { SessionsPage } from "./session-list-store.ts";
export type { HandoffItem, SeenSession } from "./session-write-store.ts";
export type { SessionDeps } from "./deps.ts";
export { lookingAgain, sessionFor } from "./seen-session.ts";
export { createSession, createSessionInput, type CreateSessionInput } from "./create-session.ts";
export { addTurn, addTurnInput, type AddTurnInput } from "./add-turn.ts";
export { endSession, endSessionInput, type EndSessionInput } from "./end-session.ts";
export { deleteSession, deleteSessionInput, type DeleteSessionInput } from "./delete-session.ts";
export {
  canRestore,
  restoreSession,
  restoreSessionInput,
  type RestoreSessionInput,
} from "./restore-session.ts";
export { maskCustomer, maskText } from "./mask.ts";
export {
  isRevealed,
  revealSession,
  revealSessionInput,
  type RevealDeps,
  type RevealSessionInput,
} from "./reveal-session.ts";
export type { SessionRun } from "./session-run.ts";
export {
  getSession,
  listSessionTurns,
  newSessionTurns,
  openSession,
  type OpenedSession,
} from "./open-session.ts";
export {
  countSessions,
  listCustomerSessions,
  listSessions,
  maxCounted,
  type ListSessionsInput,
  type StatusFigures,
} from "./list-sessions.ts";
export { archiveStore } from "./archive-store.ts";
export type { RawItem } from "./archive.ts";
export type { CleanupDeps } from "./keep-archive.ts";
export { archiveExpiredSession } from "./archive-expired-session.ts";
export { addUp, archiveSessions, type CleanupResult, type CleanupSummary } from "./archive-sessions.ts";
export { findCleanableSessions, type CleanablePage, type CleanupCursor } from "./find-cleanable-sessions.ts";
export {
  acceptedOutput,
  declinedCause,
  declinedError,
  isOffered,
  maxDeclineReason,
  maxDeclines,
  maxReassigned,
  offerSeconds,
  withdrawnError,
  type Decline,
} from "./handoff-decision.ts";
export type { HandoffId } from "./handoff-deps.ts";
export { openHandoff } from "./handoff-open.ts";
export { offerHandoff, queueHandoff, recordDecline, type Offer } from "./handoff-wait.ts";
export {
  assignAgent,
  checkFirstReply,
  completeHandoff,
  handOver,
  reassignHandoff,
} from "./handoff-assign.ts";
export { failHandoff } from "./handoff-fail.ts";
export { noticeKinds, recordUntold, tellCustomer, transferContext } from "./handoff-tell.ts";
export {
  areFilesKept,
  exportChoiceSchema,
  exportFormats,
  fileDays,
  maxExportDays,
  type Export,
  type ExportFormat,
} from "./export.ts";
export { exportStore, type ExportStore } from "./export-store.ts";
export { linkToExport, listExports, type ExportDeps } from "./list-exports.ts";
export {
  beginExport,
  completeExport,
  failExport,
  writeExport,
  type ExportProgress,
  type WriteExportDeps,
} from "./write-export.ts";
