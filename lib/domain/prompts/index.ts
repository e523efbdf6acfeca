export * from "./prompt.ts";
export * from "./flow.ts";
export { textProblem } from "./text.ts";
export { isSsml, maxSpokenLength, maxTextLength, secondsSpoken, spokenText } from "./speech.ts";
export { promptStore, type PromptStore, type PromptKey } from "./prompt-store.ts";
export type { PromptDeps } from "./deps.ts";
export { flowNeeds, listFlows, needOf, type FlowNeed, type ListedFlow } from "./list-flows.ts";
export {
  listPrompts,
  promptFilters,
  type FlowPage,
  type ListedPrompt,
  type PromptFilter,
} from "./list-prompts.ts";
export { openPrompt, promptHistory, type OpenedPrompt, type SaidVersion } from "./open-prompt.ts";
export { createPrompt, createPromptInput, type CreatePromptInput } from "./create-prompt.ts";
export { savePrompt, savePromptInput, type PromptConflict, type SavePromptInput } from "./save-prompt.ts";
export { deletePrompt, deletePromptInput, type DeletePromptInput } from "./delete-prompt.ts";
export { restorePrompt, restorePromptInput, type RestorePromptInput } from "./restore-prompt.ts";
export { createFlow, createFlowInput, type CreateFlowInput } from "./create-flow.ts";
export { saveFlow, saveFlowInput, type SaveFlowInput } from "./save-flow.ts";
export { importColumns, importDefaults, requiredColumns, type ImportColumn } from "./import-columns.ts";
export { maxImportBytes, maxImportRows, type ImportRow, type RowProblem } from "./import-file.ts";
export { countPlan, type PlanCounts, type StoredFlow } from "./plan-import.ts";
export {
  newFlowsOf,
  prepareImport,
  previewOf,
  previewRows,
  seenVersions,
  type ImportPreview,
  type PreviewRow,
} from "./import-preview.ts";
export { planRows, writeRows, type PlannedRows } from "./import-rows.ts";
export { checkImport, importPrompts, importPromptsInput, type ImportPromptsInput } from "./import-prompts.ts";
export { refusedCsv } from "./import-refused.ts";
export { type ImportResult, type Progress, type SkippedRow } from "./import-result.ts";
export { importRuns, stoppedImport, type ImportRun, type ImportRuns } from "./import-runs.ts";
export { recordedRun } from "./import-recorded.ts";
export { findImport, undoImport, undoImportInput, type UndoImportInput } from "./import-undo.ts";
export { exportName, exportPrompts, importTemplate } from "./export-prompts.ts";
export {
  answerInstead,
  answerPrompts,
  flowAnswerBytes,
  spokenInOrder,
  type AnswerDeps,
  type PromptQuestion,
  type SpokenPrompt,
} from "./answer-prompts.ts";
export { openFlow } from "./open-flow.ts";
export { readLanguage } from "./caller-language.ts";
export { decodeCsv, type Encoding } from "./csv-decode.ts";
export { detectDelimiter, readCsv, separatorHint, type CsvRow } from "./csv-read.ts";
export { byteOrderMark, writeCsv } from "./csv-write.ts";
export { unguardCell } from "./csv-guard.ts";
export { importEntity, loadParts } from "./import-parts.ts";
export { allFlows } from "./import-stored.ts";
export { maxAnswerBytes } from "#lib/platform/connect-answer.ts";
