import { z } from "zod";
import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import { textProblem } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import type { Emergency } from "./emergency.ts";
import { emergencyAt } from "./lob-config.ts";
import { lobDirectory } from "./lob.ts";
import { lastChange, lookingAgain, nextStamp } from "./open-for-change.ts";
import { lineSchema } from "./setting-checks.ts";

/** Three writes for each line of business must fit into one transaction: all are closed at once, or none. */
export const maxEmergencyLobs = 30;
/** A closure that is longer is no emergency but hours of operation. */
export const maxEmergencyDays = 14;
export const maxEmergencyReasonLength = 200;

const day = 86_400_000;

/** What callers hear: needed in both languages, and refused with the reasons of prompts' texts. */
export const emergencyText = z
  .string({ error: "lobs.emergencyText" })
  .trim()
  .superRefine((value, context) => {
    const problem = value === "" ? { reason: "lobs.emergencyText", values: undefined } : textProblem(value);
    if (problem) context.addIssue({ code: "custom", message: problem.reason, params: problem.values });
  });

export const emergencyLobs = z
  .array(z.string())
  .min(1, { error: "lobs.emergencyNone" })
  .refine((lobs) => lobs.length <= maxEmergencyLobs, {
    error: "lobs.emergencyMany",
    params: { max: maxEmergencyLobs },
  })
  .transform((lobs) => [...new Set(lobs)]);

/** The closures in force that the person saw, told by when they began: only these are replaced or ended. */
export const seenClosures = z
  .array(z.object({ lob: z.string(), StartedAt: z.string().optional() }))
  .max(1_000)
  .default([]);

export const raiseEmergencyInput = z.object({
  lobs: emergencyLobs,
  Reason: lineSchema(maxEmergencyReasonLength, "lobs.emergencyReason"),
  EmergencyText_en: emergencyText,
  EmergencyText_es: emergencyText,
  /** ISO 8601 with offset or Z: when it ends by itself. */
  Until: z.iso.datetime({ offset: true, error: "lobs.emergencyUntil" }),
  seen: seenClosures,
  requestId: z.string().max(64),
});
export type RaiseEmergencyInput = z.input<typeof raiseEmergencyInput>;

/** What a refusal carries: the closures in force that the person had not seen. */
export type EmergencyConflict = { inForce: { lob: string; emergency: Emergency }[] };

/** @throws VALIDATION unless the end lies between now and {@link maxEmergencyDays} from now */
function endOf(until: string, now: Date): string {
  const end = Date.parse(until);
  if (end > now.getTime() && end <= now.getTime() + maxEmergencyDays * day)
    return new Date(end).toISOString();
  const reason = { reason: "lobs.emergencyUntil", values: { days: maxEmergencyDays } };
  throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: { Until: reason } });
}

const sameEmergency = (one: Emergency, other: Emergency) =>
  (["Until", "Reason", "EmergencyText_en", "EmergencyText_es", "StartedBy"] as const).every(
    (field) => one[field] === other[field],
  );

/** @throws CONFLICT with an {@link EmergencyConflict} where one is in force that was not seen */
export function refuseUnseen(
  inForce: EmergencyConflict["inForce"],
  seen: z.input<typeof seenClosures> = [],
  reason: string,
): void {
  const unseen = inForce.filter(
    ({ lob, emergency }) =>
      !seen.some((one) => one.lob === lob && (one.StartedAt ?? "") === (emergency.StartedAt ?? "")),
  );
  const data: EmergencyConflict = { inForce: unseen };
  if (unseen.length > 0) throw new DomainError("CONFLICT", reason, { data });
}

/**
 * Closes lines of business at once, all or none, for the very next call. It ends by itself at its end time.
 * Raising the same twice is no error.
 * @throws CONFLICT with an {@link EmergencyConflict} where another is in force that was not `seen`
 */
export function raiseEmergency(deps: LobDeps, actor: Actor, input: RaiseEmergencyInput): Promise<Emergency> {
  return lookingAgain(async () => {
    const found = await emergenciesFor(deps, actor, input.lobs);
    const at = deps.clock.now();
    const emergency: Emergency = {
      Until: endOf(input.Until, at),
      Reason: input.Reason,
      EmergencyText_en: input.EmergencyText_en,
      EmergencyText_es: input.EmergencyText_es,
      StartedAt: at.toISOString(),
      StartedBy: actorName(actor),
    };
    const inForce = found.flatMap(({ lob, config }) => {
      const current = emergencyAt(config, at.getTime());
      return current && !sameEmergency(current, emergency) ? [{ lob, emergency: current }] : [];
    });
    refuseUnseen(inForce, input.seen, "lobs.emergencyAlready");
    const open = found.filter(({ config }) => {
      const current = emergencyAt(config, at.getTime());
      return !current || !sameEmergency(current, emergency);
    });
    if (open.length > 0) await write(deps, actor, open, emergency, at, input.requestId);
    return emergency;
  });
}

type Found = Awaited<ReturnType<LobDeps["configs"]["emergencies"]>>;

/** The emergency flags of these lines of business, each to be seen by the actor. @throws NOT_FOUND; RULE */
export async function emergenciesFor(deps: LobDeps, actor: Actor, lobs: readonly string[]): Promise<Found> {
  authorize(actor, "config:emergency");
  for (const lob of lobs) authorizeSight(actor, [lob], "lobs.gone");
  const found = await deps.configs.emergencies(lobs);
  if (found.some(({ entry }) => !entry)) throw new DomainError("NOT_FOUND", "lobs.gone");
  if (found.some(({ entry }) => entry?.ArchivedAt)) throw new DomainError("RULE", "lobs.archived");
  return found;
}

/** All closures of all lines of business, one entry for each raise and each end: what was done together stays together. */
export const closuresEntity = `CONFIG#${lobDirectory}#EMERGENCY` as const;

/** Puts the flag, its history and the directory's copy of each line of business, in one transaction. */
export async function write(
  deps: LobDeps,
  actor: Actor,
  found: Found,
  emergency: Emergency | undefined,
  at: Date,
  requestId: string,
): Promise<void> {
  const action = emergency ? "emergency.raised" : "emergency.ended";
  const LOBs = found.map(({ lob }) => lob);
  await deps.commit([
    ...found.flatMap(({ lob, config }) => [
      deps.configs.putEmergency(lob, emergency, nextStamp(config.states.EmergencyClosure.Version, actor, at)),
      deps.configs.touch(lob, lastChange(actor, at), { Emergency: emergency }),
      deps.history.record({
        entity: `CONFIG#${lob}#FLAG#EmergencyClosure`,
        action,
        actor,
        before: { Value: config.values.EmergencyClosure, ...config.emergency },
        after: { Value: emergency !== undefined, ...emergency },
        at,
        requestId,
      }),
    ]),
    deps.history.record({
      entity: closuresEntity,
      action,
      actor,
      after: { LOBs, ...emergency },
      at,
      requestId,
    }),
  ]);
}
