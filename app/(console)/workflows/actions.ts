"use server";

import { changeRunInput, redriveRun, stopRun } from "#lib/domain/workflows/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const stopRunAction = consoleAction(changeRunInput, stopRun);
export const redriveRunAction = consoleAction(changeRunInput, redriveRun);
