"use server";

import { requestExport, requestExportInput } from "#lib/domain/workflows/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const requestExportAction = consoleAction(requestExportInput, requestExport);
