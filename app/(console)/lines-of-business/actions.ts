"use server";

import {
  archiveLob,
  archiveLobInput,
  createLob,
  createLobInput,
  previewForCallers,
  previewForCallersInput,
  restoreSetting,
  restoreSettingInput,
  saveSettings,
  saveSettingsInput,
  settingHistory,
  settingHistoryInput,
  suggestPrompts,
  suggestPromptsInput,
} from "#lib/domain/lines-of-business/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const createLobAction = consoleAction(createLobInput, createLob);
export const archiveLobAction = consoleAction(archiveLobInput, archiveLob);
export const saveSettingsAction = consoleAction(saveSettingsInput, saveSettings);
export const restoreSettingAction = consoleAction(restoreSettingInput, restoreSetting);
export const settingHistoryAction = consoleAction(settingHistoryInput, settingHistory, { isRead: true });
export const suggestPromptsAction = consoleAction(suggestPromptsInput, suggestPrompts, { isRead: true });
export const previewForCallersAction = consoleAction(previewForCallersInput, previewForCallers, {
  isRead: true,
});
