export * from "./browser.ts";
export * from "./browser-hours.ts";
export { checkSettings } from "./setting-checks.ts";
export { settingStore, type SettingStore } from "./setting-store.ts";
export { configStore, type ConfigStore } from "./config-store.ts";
export type { LobDeps } from "./deps.ts";
export { lobNameSchema, lobDirectory, type Lob } from "./lob.ts";
export { readConfig, type LobConfig, type SettingState, type StampedMapping } from "./lob-config.ts";
export { listEmergencies, listLobs, type ListedLob, type LobList } from "./list-lobs.ts";
export { openLob, settingHistory, settingHistoryInput, type OpenedLob } from "./open-lob.ts";
export { createLob, createLobInput, type CreateLobInput } from "./create-lob.ts";
export { suggestPrompts, suggestPromptsInput, type SuggestPromptsInput } from "./suggest-prompts.ts";
export { archiveLob, archiveLobInput, type ArchiveLobInput } from "./archive-lob.ts";
export {
  saveSettings,
  saveSettingsInput,
  type SavedSettings,
  type SaveSettingsInput,
  type SettingsConflict,
} from "./save-settings.ts";
export type { SettingChange, SettingConflict } from "./merge-settings.ts";
export {
  saveQueueMapping,
  saveQueueMappingInput,
  type MappingConflict,
  type SaveQueueMappingInput,
} from "./save-queue-mapping.ts";
export {
  deleteQueueMapping,
  deleteQueueMappingInput,
  type DeleteQueueMappingInput,
} from "./delete-queue-mapping.ts";
export { restoreSetting, restoreSettingInput, type RestoreSettingInput } from "./restore-setting.ts";
export {
  raiseEmergency,
  raiseEmergencyInput,
  type EmergencyConflict,
  type RaiseEmergencyInput,
} from "./raise-emergency.ts";
export { endEmergency, endEmergencyInput, type EndEmergencyInput } from "./end-emergency.ts";
export {
  deletePlaybook,
  deletePlaybookInput,
  savePlaybook,
  savePlaybookInput,
  type DeletePlaybookInput,
  type SavePlaybookInput,
} from "./save-playbook.ts";
export { listClosures, type ClosureEvent } from "./list-closures.ts";
export type { Playbook, PlaybookContents } from "./playbook.ts";
export {
  answerLineOfBusiness,
  answerWithout,
  decideLineOfBusiness,
  loadLineOfBusiness,
  lobAnswerBytes,
  stateAt,
  type AnswerLobDeps,
  type LobDecision,
  type LobQuestion,
  type LobState,
} from "./answer-line-of-business.ts";
export {
  firstHolidayYear,
  holidayCountries,
  holidayStates,
  lastHolidayYear,
  listHolidayPlaces,
  listHolidayPlacesInput,
  listPublicHolidays,
  listPublicHolidaysInput,
  withChosen,
  type ListPublicHolidaysInput,
  type Place,
  type PublicHoliday,
} from "./public-holidays.ts";
export { exportQueueMappings } from "./export-queue-mappings.ts";
export { exportLob, type MovingDeps } from "./export-lob.ts";
export { lobFileFormat, lobFileVersion, type LobFile } from "./lob-file.ts";
export {
  prepareLobImport,
  prepareQueueImport,
  type MovingPlan,
  type ReplacedQueue,
} from "./prepare-moving.ts";
export type { PlannedItem } from "./moving-plan.ts";
export { checkMoving, importLob, importLobInput, type ImportLobInput } from "./import-lob.ts";
export { emptyResult, type MovingResult, type SkippedItem } from "./moving-result.ts";
export { findMoving, undoMoving, type FoundMoving } from "./undo-moving.ts";
export { recordedMoving } from "./recorded-moving.ts";
export { maxQueueRows, queueColumns } from "./queue-csv.ts";
export {
  knownQueues,
  offeredQueues,
  type OfferedQueues,
  type OfferedQueuesDeps,
  type QueueDirectory,
} from "./offered-queues.ts";
export {
  whatCallersHear,
  type CallerDeps,
  type CallerQuestion,
  type WhatCallersHear,
} from "./what-callers-hear.ts";
export type { CallbackOffer, CallerStep, RecordingNotice, Spoken } from "./caller-steps.ts";
export {
  compareForCallers,
  type CallerChange,
  type CallerChanges,
  type NoticedSetting,
  type ToldState,
} from "./compare-for-callers.ts";
export {
  previewForCallers,
  previewForCallersInput,
  type PreviewForCallersInput,
  type UnsavedForCallers,
} from "./preview-for-callers.ts";
