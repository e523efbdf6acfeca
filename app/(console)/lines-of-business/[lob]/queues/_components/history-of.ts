/** Whose history it is, and what the reader may do with it; `version` 0 where nothing is stored now. */
export type HistoryOf = { lob: string; key: string; version: number; mayRestore: boolean };
