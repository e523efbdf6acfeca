"use server";

import {
  deletePlaybook,
  deletePlaybookInput,
  endEmergency,
  endEmergencyInput,
  raiseEmergency,
  raiseEmergencyInput,
  savePlaybook,
  savePlaybookInput,
} from "#lib/domain/lines-of-business/index.ts";
import { consoleAction } from "#lib/web/action.ts";
import { forgetClosures } from "#lib/web/lines-of-business.ts";

export const raiseEmergencyAction = consoleAction(raiseEmergencyInput, (deps, actor, input) =>
  raiseEmergency(deps, actor, input).finally(forgetClosures),
);
export const endEmergencyAction = consoleAction(endEmergencyInput, (deps, actor, input) =>
  endEmergency(deps, actor, input).finally(forgetClosures),
);
export const savePlaybookAction = consoleAction(savePlaybookInput, savePlaybook);
export const deletePlaybookAction = consoleAction(deletePlaybookInput, deletePlaybook);
