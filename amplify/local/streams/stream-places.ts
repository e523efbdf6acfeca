import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** How far each shard of a stream was read: the last record that was dealt with. */
export type StreamPlaces = { stream: string; shards: Record<string, string> };

/** Keeps how far a table's stream was read, over restarts. What cannot be read is read from its beginning. */
export function streamPlaces(file: string) {
  return {
    of(stream: string): StreamPlaces {
      try {
        const kept = JSON.parse(readFileSync(file, "utf8")) as StreamPlaces;
        if (kept.stream === stream && typeof kept.shards === "object") return kept;
      } catch {
        // There is none yet, or it was cut off: records may be handed over twice.
      }
      return { stream, shards: {} };
    },
    keep(places: StreamPlaces): void {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.next`, JSON.stringify(places));
      renameSync(`${file}.next`, file);
    },
  };
}
