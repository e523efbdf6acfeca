"use server";

import {
  deleteQueueMapping,
  deleteQueueMappingInput,
  saveQueueMapping,
  saveQueueMappingInput,
} from "#lib/domain/lines-of-business/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const saveQueueMappingAction = consoleAction(saveQueueMappingInput, saveQueueMapping);
export const deleteQueueMappingAction = consoleAction(deleteQueueMappingInput, deleteQueueMapping);
