import { z } from "zod";
import type { Change, Entity } from "#lib/domain/history/index.ts";
import { importEntity } from "#lib/domain/prompts/index.ts";
import type { LobDeps } from "./deps.ts";

/**
 * What one transaction of an import wrote into a line of business, kept as an item of history of its own in that
 * very transaction, beside the parts that prompts keep: whatever was written can be found and undone.
 */
const partSchema = z.object({
  LOB: z.string(),
  /** The name of the file, on the parts of an import. */
  File: z.string().optional(),
  /** Whether this transaction made the line of business, or took it away. */
  Created: z.literal(true).optional(),
  Removed: z.literal(true).optional(),
  Items: z.array(
    z.object({
      Key: z.string(),
      /** The version that was written; 0 where the item was taken away. */
      Version: z.number(),
      /** Whether nothing was stored before. */
      Added: z.literal(true).optional(),
    }),
  ),
});
export type ConfigPartContents = z.infer<typeof partSchema>;

/** `at` is the sort key of the part's own item, and of the history item of each of its items. */
export type ConfigPart = ConfigPartContents & { at: string; by: string };

export const configImportEntity = (id: string): Entity => `${importEntity(id)}#CONFIG`;

/** All parts of an import, newest first; none where it wrote nothing. One Query for each hundred. */
export async function loadConfigParts(deps: LobDeps, id: string): Promise<ConfigPart[]> {
  const changes: Change[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.history.of(configImportEntity(id), cursor, 100);
    changes.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return changes.map((change) => ({ ...partSchema.parse(change.After), at: change.At, by: change.Actor }));
}
