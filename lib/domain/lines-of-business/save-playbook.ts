import { z } from "zod";
import { authorize, authorizeChange, changesLobs } from "#lib/domain/access/index.ts";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import { lobDirectory } from "./lob.ts";
import { nextStamp } from "./open-for-change.ts";
import { playbookContents, playbookKey, type Playbook } from "./playbook.ts";
import { emergencyText, maxEmergencyDays } from "./raise-emergency.ts";
import { lineSchema } from "./setting-checks.ts";

export const maxPlaybooks = 50;
const maxMinutes = maxEmergencyDays * 1_440;

const id = z.string().regex(/^[a-z0-9-]{1,64}$/);
const minutes = { error: "lobs.playbookMinutes", params: { days: maxEmergencyDays } };

export const savePlaybookInput = z.object({
  /** Absent for a new one. */
  id: id.optional(),
  Name: lineSchema(80, "lobs.playbookName"),
  EmergencyText_en: emergencyText,
  EmergencyText_es: emergencyText,
  Minutes: z
    .unknown()
    .refine((value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maxMinutes, minutes)
    .transform(Number),
  LOBs: z.array(z.string().regex(lobNamePattern, { error: "lobs.name" })).max(50),
  /** The version that the person saw; 0 for a new one. */
  version: z.number().int(),
  requestId: z.string().max(64),
});
export type SavePlaybookInput = z.infer<typeof savePlaybookInput>;

/**
 * Saves a prepared text for emergencies. One that is for all lines of business is changed only by those who are
 * limited to none (decision 002).
 * @throws CONFLICT when it was changed since the person saw it
 */
export async function savePlaybook(
  deps: LobDeps,
  actor: Actor,
  input: SavePlaybookInput,
): Promise<{ id: string }> {
  authorize(actor, "config:write");
  authorizeChange(actor, input.LOBs);
  const current = input.id === undefined ? undefined : await changeable(deps, actor, input.id);
  if ((current?.Version ?? 0) !== input.version) throw new DomainError("CONFLICT", "lobs.changedSince");
  if (!current && (await deps.configs.directory()).playbooks.length >= maxPlaybooks)
    throw new DomainError("RULE", "lobs.playbooksMany", { values: { max: maxPlaybooks } });
  const key = current?.id ?? crypto.randomUUID();
  const at = deps.clock.now();
  const contents = playbookContents(input);
  await deps.commit([
    deps.configs.putPlaybook(key, contents, nextStamp(current?.Version ?? 0, actor, at)),
    deps.history.record({
      entity: `CONFIG#${lobDirectory}#${playbookKey(key)}`,
      action: "playbook.saved",
      actor,
      before: current && playbookContents(current),
      after: contents,
      at,
      requestId: input.requestId,
    }),
  ]);
  return { id: key };
}

async function changeable(deps: LobDeps, actor: Actor, key: string): Promise<Playbook> {
  const current = await deps.configs.playbook(key);
  if (!current || !changesLobs(actor, current.LOBs)) throw new DomainError("NOT_FOUND", "lobs.playbookGone");
  return current;
}

export const deletePlaybookInput = z.object({
  id,
  version: z.number().int(),
  requestId: z.string().max(64),
});
export type DeletePlaybookInput = z.infer<typeof deletePlaybookInput>;

/** Deletes a prepared text; closures that were raised with it go on. @throws NOT_FOUND; CONFLICT */
export async function deletePlaybook(deps: LobDeps, actor: Actor, input: DeletePlaybookInput): Promise<void> {
  authorize(actor, "config:write");
  const current = await changeable(deps, actor, input.id);
  if (current.Version !== input.version) throw new DomainError("CONFLICT", "lobs.changedSince");
  await deps.commit([
    deps.configs.removePlaybook(input.id, current.Version),
    deps.history.record({
      entity: `CONFIG#${lobDirectory}#${playbookKey(input.id)}`,
      action: "playbook.deleted",
      actor,
      before: playbookContents(current),
      at: deps.clock.now(),
      requestId: input.requestId,
    }),
  ]);
}
