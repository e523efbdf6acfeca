import { z } from "zod";
import type { Change, Entity } from "#lib/domain/history/index.ts";
import type { PromptDeps } from "./deps.ts";

/**
 * What one transaction of an import wrote, kept as an item of history of its own (`IMPORT#<id>`) in that very
 * transaction: so whatever was written can be found and undone, however the import ended.
 */
const partSchema = z.object({
  FlowName: z.string(),
  /** The name of the file, on the parts of an import. */
  File: z.string().optional(),
  /** The flow, where this transaction created it, and where it removed it. */
  Created: z.object({ Description: z.string(), LOBs: z.array(z.string()) }).optional(),
  Removed: z.object({ Description: z.string(), LOBs: z.array(z.string()) }).optional(),
  Prompts: z.array(
    z.object({
      PromptName: z.string(),
      /** The version that was written; 0 where the prompt was removed. */
      Version: z.number(),
      /** Whether the prompt was not there before. */
      Added: z.boolean().optional(),
      /** When its texts had been changed before: an undo brings back whether Spanish was out of date. */
      TextUpdatedAt_en: z.string().optional(),
      TextUpdatedAt_es: z.string().optional(),
    }),
  ),
});

/** `at` is the sort key of the part's own item, and of the history item of each of its prompts. */
export type ImportPart = z.infer<typeof partSchema> & { at: string; by: string };
export type PartContents = z.infer<typeof partSchema>;

export const importEntity = (id: string): Entity => `IMPORT#${id}`;

/** All parts of an import, newest first; none where it wrote nothing. One Query for each hundred. */
export async function loadParts(deps: PromptDeps, id: string): Promise<ImportPart[]> {
  const changes: Change[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.history.of(importEntity(id), cursor, 100);
    changes.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return changes.map((change) => ({ ...partSchema.parse(change.After), at: change.At, by: change.Actor }));
}
