import type { Change } from "#lib/domain/history/index.ts";
import { HistoryEntry } from "./history-entry.tsx";
import { RestorePrompt } from "./restore-prompt.tsx";

/** Whose history it is, and what the reader may do with it. */
export type HistoryOf = { flow: string; name: string; version?: number; mayRestore: boolean };

type Props = {
  of: HistoryOf;
  changes: readonly Change[];
  /** The newest change of all: what it left is what is there now. */
  newestAt?: string;
};

/** Changes as items of a list, each that left something else than is there now with a way back to it. */
export function HistoryEntries({ of, changes, newestAt }: Props) {
  const { mayRestore, flow, name, version } = of;
  return changes.map((change) => (
    <HistoryEntry
      key={change.At}
      change={change}
      actions={
        mayRestore &&
        change.After &&
        change.At !== newestAt && <RestorePrompt flow={flow} name={name} at={change.At} version={version} />
      }
    />
  ));
}
