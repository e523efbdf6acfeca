"use server";

import {
  acceptHandoff,
  acceptHandoffInput,
  changeRunInput,
  cleanUpNow,
  cleanUpNowInput,
  declineHandoff,
  declineHandoffInput,
  redriveRun,
  stopRun,
} from "#lib/domain/workflows/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const cleanUpNowAction = consoleAction(cleanUpNowInput, cleanUpNow);
export const stopRunAction = consoleAction(changeRunInput, stopRun);
export const redriveRunAction = consoleAction(changeRunInput, redriveRun);
export const acceptHandoffAction = consoleAction(acceptHandoffInput, acceptHandoff);
export const declineHandoffAction = consoleAction(declineHandoffInput, declineHandoff);
