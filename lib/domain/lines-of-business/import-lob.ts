import { z } from "zod";
import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import {
  importEntity,
  maxImportRows,
  writeRows,
  type NewFlow,
  type Progress,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { MovingDeps } from "./export-lob.ts";
import { configImportEntity } from "./moving-parts.ts";
import { emptyResult, moveItems, type MovingResult } from "./moving-result.ts";
import type { MovedItem } from "./moving-write.ts";
import type { OfferedQueuesDeps } from "./offered-queues.ts";
import { prepareLobImport, prepareQueueImport, type MovingPlan } from "./prepare-moving.ts";
import { maxQueueRows } from "./queue-csv.ts";
import { settingNames, settingOfKey } from "./settings.ts";

const versions = (max: number) => z.array(z.number().int().min(-1)).max(max);

export const importLobInput = z.object({
  /** Names the import for its progress, its result and its undoing; sent twice, it is one import. */
  id: z.uuid(),
  fileName: z.string().max(255),
  /** What the preview said of the file and of each of its items and prompts. */
  digest: z.string().length(64),
  seen: z.object({
    items: versions(maxQueueRows + 2 * settingNames.length + 100),
    prompts: versions(maxImportRows),
  }),
  /** The line of business whose queue mappings a CSV holds; absent for a whole line of business. */
  lob: z.string().optional(),
  replace: z
    .array(z.object({ name: z.string().max(200), from: z.string().max(300), to: z.string().max(300) }))
    .max(maxQueueRows)
    .default([]),
});
export type ImportLobInput = z.output<typeof importLobInput>;

/** An import that may begin: its file was read again, and is what was shown. */
export type CheckedMoving = MovingPlan & { input: ImportLobInput };

/**
 * Reads the confirmed file again and sees whether the import may begin.
 * @throws CONFLICT where the file is no longer what was shown
 */
export async function checkMoving(
  deps: MovingDeps & OfferedQueuesDeps,
  actor: Actor,
  bytes: Uint8Array,
  input: ImportLobInput,
): Promise<CheckedMoving> {
  const plan =
    input.lob === undefined
      ? await prepareLobImport(deps, actor, bytes, input.replace)
      : await prepareQueueImport(deps, actor, bytes, input.lob);
  const { items, prompts } = input.seen;
  if (
    plan.digest !== input.digest ||
    plan.items.length !== items.length ||
    plan.prompts.rows.length !== prompts.length
  )
    throw new DomainError("CONFLICT", "import.fileChanged");
  const earlier = await Promise.all([
    deps.history.of(importEntity(input.id), undefined, 1),
    deps.history.of(configImportEntity(input.id), undefined, 1),
  ]);
  if (earlier.some((page) => page.items.some((part) => part.Actor !== actorName(actor))))
    throw new DomainError("CONFLICT", "import.taken");
  authorizeChange(actor, [plan.lob]);
  return { ...plan, input };
}

/** A flow that is not there yet is made as the file has it. */
const newFlowOf =
  ({ flows, lob }: MovingPlan) =>
  (FlowName: string): NewFlow => {
    const found = flows.find((flow) => flow.FlowName.trim().normalize("NFC") === FlowName);
    return { FlowName, Description: found?.Description ?? "", LOBs: found?.LOBs ?? [lob] };
  };

/**
 * Writes a confirmed import: the prompts first, since a setting may name one of them, then settings and mappings;
 * whole transactions, each item only over the version that was shown. What somebody changed since is left out and
 * listed; where nothing differs nothing is written. Cut off, the same file goes on where it stopped.
 */
export async function importLob(
  deps: MovingDeps,
  actor: Actor,
  checked: CheckedMoving,
  progress: Progress,
): Promise<MovingResult> {
  const { input, items, prompts, lob, kind } = checked;
  authorize(actor, "config:write");
  authorizeChange(actor, [lob]);
  const accepted = items.flatMap((item, place): MovedItem[] => {
    const version = input.seen.items[place] ?? -1;
    return item.contents && version >= 0
      ? [{ key: item.key, after: item.contents, version, line: item.line }]
      : [];
  });
  const total = accepted.length + prompts.rows.length;
  const result = emptyResult(input.id, lob);
  result.counts.refused = items.length - accepted.length;
  if (prompts.rows.length > 0) {
    const confirmed = {
      id: input.id,
      fileName: input.fileName,
      seen: input.seen.prompts,
      newFlow: newFlowOf(checked),
    };
    const written = await writeRows(deps, actor, prompts, confirmed, (done) => progress(done, total));
    const refused = result.counts.refused + written.counts.refused;
    Object.assign(result, written, { counts: { ...written.counts, refused } });
    if (written.stopped) {
      result.stopped = { ...written.stopped, left: written.stopped.left + accepted.length };
      return result;
    }
  }
  await moveItems(
    result,
    {
      deps,
      actor,
      id: input.id,
      action: "import.written",
      file: input.fileName,
      lob,
      items: accepted,
      makesLob: kind === "lob",
      changed: "moving.changedSince",
      history: ({ key }) => (settingOfKey(key) ? "setting.imported" : "queue.imported"),
    },
    (done) => progress(prompts.rows.length + done, total),
  );
  return result;
}
