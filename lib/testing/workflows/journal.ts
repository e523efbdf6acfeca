import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { HistoryEvent } from "@aws-sdk/client-sfn";

/** What is written down of an execution, in order. */
export type Entry =
  | { kind: "started"; arn: string; machine: string; name: string; input: string; at: number }
  /** `stands` marks the event with which the run came to a state: from there it goes on after a restart. */
  | { kind: "event"; event: HistoryEvent; stands?: true }
  /** A token was made for a waiting task; `sent` once whoever waits for it has it. */
  | { kind: "token"; token: string; sent?: true }
  | { kind: "ended"; status: string; at: number; output?: string; error?: string; cause?: string }
  | { kind: "redriven"; at: number };

/** Where executions are written down. */
export type Journal = {
  write: (machine: string, name: string, entry: Entry) => void;
  read: () => Entry[][];
  /** Forgets everything. */
  forget: () => void;
};

/** Keeps nothing beyond the process. */
export const noJournal: Journal = { write: () => undefined, read: () => [], forget: () => undefined };

const line = /\n/;

function entriesOf(path: string): Entry[] {
  return readFileSync(path, "utf8")
    .split(line)
    .flatMap((text) => {
      try {
        return text ? [JSON.parse(text) as Entry] : [];
      } catch {
        // The last line of a process that was ended while it wrote.
        return [];
      }
    });
}

/**
 * A file for each execution, `<folder>/<machine>/<name>.jsonl`, of one JSON line for each entry. Written before the
 * run goes on: what a run did before the machine was switched off is known after.
 */
export function fileJournal(folder: string): Journal {
  return {
    write(machine, name, entry) {
      const place = join(folder, machine);
      mkdirSync(place, { recursive: true });
      appendFileSync(join(place, `${encodeURIComponent(name)}.jsonl`), `${JSON.stringify(entry)}\n`);
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
    read() {
      if (!existsSync(folder)) return [];
      return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) =>
          readdirSync(join(folder, name))
            .filter((file) => file.endsWith(".jsonl"))
            .map((file) => entriesOf(join(folder, name, file)))
            .filter((entries) => entries[0]?.kind === "started"),
        );
    },
  };
}
