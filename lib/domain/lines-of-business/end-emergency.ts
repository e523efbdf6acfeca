import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import type { LobDeps } from "./deps.ts";
import { emergencyAt } from "./lob-config.ts";
import { lookingAgain } from "./open-for-change.ts";
import { emergenciesFor, emergencyLobs, refuseUnseen, seenClosures, write } from "./raise-emergency.ts";

export const endEmergencyInput = z.object({
  lobs: emergencyLobs,
  /** A closure that the person did not see is not ended: nobody who comes from outside ends one blindly. */
  seen: seenClosures,
  requestId: z.string().max(64),
});
export type EndEmergencyInput = z.input<typeof endEmergencyInput>;

/**
 * Ends the closures of these lines of business, all or none, for the very next call. Where none is, nothing happens.
 * Gives those that were ended. The product's own calls may leave `seen` out.
 * @throws CONFLICT with an {@link EmergencyConflict} where another is in force than those `seen`
 */
export function endEmergency(
  deps: LobDeps,
  actor: Actor,
  input: EndEmergencyInput,
): Promise<{ ended: string[] }> {
  return lookingAgain(async () => {
    const found = await emergenciesFor(deps, actor, input.lobs);
    const at = deps.clock.now();
    const inForce = found.flatMap((one) => {
      const emergency = emergencyAt(one.config, at.getTime());
      return emergency ? [{ ...one, emergency }] : [];
    });
    if (input.seen) {
      const told = inForce.map(({ lob, emergency }) => ({ lob, emergency }));
      refuseUnseen(told, input.seen, "lobs.emergencyOther");
    }
    if (inForce.length > 0) await write(deps, actor, inForce, undefined, at, input.requestId);
    return { ended: inForce.map(({ lob }) => lob) };
  });
}
