"use server";

import {
  deleteSession,
  deleteSessionInput,
  endSession,
  endSessionInput,
  restoreSession,
  restoreSessionInput,
  revealSession,
  revealSessionInput,
} from "#lib/domain/sessions/index.ts";
import {
  exportSession,
  exportSessionInput,
  handOffSession,
  handOffSessionInput,
  withdrawHandoff,
  withdrawHandoffInput,
} from "#lib/domain/workflows/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const handOffSessionAction = consoleAction(handOffSessionInput, async (deps, actor, input) => {
  await handOffSession(deps, actor, input);
});
export const exportSessionAction = consoleAction(exportSessionInput, exportSession);
export const withdrawHandoffAction = consoleAction(withdrawHandoffInput, withdrawHandoff);
export const endSessionAction = consoleAction(endSessionInput, async (deps, actor, input) => {
  await endSession(deps, actor, input);
});
export const deleteSessionAction = consoleAction(
  deleteSessionInput.required({ confirmation: true }),
  async (deps, actor, input) => {
    await deleteSession(deps, actor, input);
  },
);
export const restoreSessionAction = consoleAction(restoreSessionInput, async (deps, actor, input) => {
  await restoreSession(deps, actor, input);
});
export const revealSessionAction = consoleAction(revealSessionInput, revealSession, { isRead: true });
