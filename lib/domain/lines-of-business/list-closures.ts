import { z } from "zod";
import { authorize, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { LobDeps } from "./deps.ts";
import type { Emergency } from "./emergency.ts";
import { closuresEntity } from "./raise-emergency.ts";
import { emergencySchema } from "./stored.ts";

/** One raise or one end of closures, of everything that was done together. */
export type ClosureEvent = {
  kind: "raised" | "ended";
  /** ISO 8601 UTC with a unique tail, see Change. */
  At: string;
  Actor: string;
  /** Those of the reader's lines of business that it concerned. */
  lobs: string[];
  /** What was raised. */
  emergency?: Emergency;
};

const recordSchema = emergencySchema.extend({ LOBs: z.array(z.string()) });

/** What was closed in an emergency and opened again in the reader's lines of business, newest first. One Query. */
export async function listClosures(
  deps: LobDeps,
  actor: Actor,
  input: { cursor?: string } = {},
): Promise<Page<ClosureEvent>> {
  authorize(actor, "config:emergency");
  authorize(actor, "history:read");
  const page = await deps.history.of(closuresEntity, input.cursor);
  const read = page.items.map((change) => ({ change, record: recordSchema.safeParse(change.After) }));
  return {
    next: page.next,
    unreadable: page.unreadable + read.filter(({ record }) => !record.success).length,
    items: read.flatMap(({ change, record }): ClosureEvent[] => {
      if (!record.success) return [];
      const { LOBs, ...emergency } = record.data;
      const lobs = LOBs.filter((lob) => seesLobs(actor, [lob]));
      const { At, Actor } = change;
      if (lobs.length === 0) return [];
      return change.Action === "emergency.raised"
        ? [{ kind: "raised", At, Actor, lobs, emergency }]
        : [{ kind: "ended", At, Actor, lobs }];
    }),
  };
}
