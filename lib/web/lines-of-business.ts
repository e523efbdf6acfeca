import "server-only";
import { cache } from "react";
import { allows } from "#lib/domain/access/index.ts";
import {
  listEmergencies,
  listLobs,
  type Emergency,
  type LobDeps,
  type LobList,
} from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { services } from "./services.ts";
import { sharedReading, type SharedReading } from "./shared-reading.ts";

type Directory = Awaited<ReturnType<LobDeps["configs"]["directory"]>>;

/**
 * How old, in milliseconds, what the banner tells of other servers' doings may be: many people on many pages cost
 * one Query in two seconds, and a page's own calls stay what they are (decision 069).
 */
const bannerAge = 2_000;

// Next.js may give pages and actions modules of their own: the server has one reading.
const place = Symbol.for("console.lob-directory");
const shared = globalThis as { [place]?: SharedReading<Directory> };
const directory = () => (shared[place] ??= sharedReading(() => services().configs.directory()));

/** When this request was begun to be rendered: what is read from then on is new to it. */
const begun = cache(() => Date.now());

const readingSince = (moment: number): LobDeps => ({
  ...services(),
  configs: { ...services().configs, directory: () => directory().since(moment) },
});

/** The reader's lines of business and prepared texts, as they are now: one Query for the page and the banner. */
export const lobsOnce = cache((actor: Actor): Promise<LobList> => listLobs(readingSince(begun()), actor));

export type ClosureInForce = { LOB: string; DisplayName: string; emergency: Emergency; canCloseNow: boolean };

/** The closures in force, for the banner of every page: at most one Query, and for most pages none. */
export const closuresForBanner = cache((actor: Actor): Promise<ClosureInForce[]> =>
  listEmergencies(readingSince(begun() - bannerAge), actor),
);

/**
 * What the reader's lines of business are called, by their ids: at most one Query, and for most pages none. Empty where
 * it cannot be told: a list shows the ids then.
 */
export const lobNames = cache(async (actor: Actor): Promise<ReadonlyMap<string, string>> => {
  if (!allows(actor, "config:read")) return new Map();
  // The banner of the same page logs what fails.
  const list = await listLobs(readingSince(begun() - bannerAge), actor).catch(() => undefined);
  return new Map(list?.lobs.map(({ LOB, DisplayName }) => [LOB, DisplayName]));
});

/** Somebody raised or ended a closure here: the next banner says so. */
export const forgetClosures = (): void => directory().forget();

/** Closures in force that were raised together, with the same words and the same end. */
export type ClosureGroup = { emergency: Emergency; closures: ClosureInForce[] };

/** Closures as they were raised: the newest first. */
export function closureGroups(
  lobs: readonly (Omit<ClosureInForce, "emergency"> & { emergency?: Emergency })[],
): ClosureGroup[] {
  const groups = new Map<string, ClosureGroup>();
  for (const { LOB, DisplayName, emergency, canCloseNow } of lobs) {
    if (!emergency) continue;
    const key = JSON.stringify([
      emergency.StartedAt,
      emergency.StartedBy,
      emergency.Until,
      emergency.Reason,
      emergency.EmergencyText_en,
      emergency.EmergencyText_es,
    ]);
    const group = groups.get(key) ?? { emergency, closures: [] };
    group.closures.push({ LOB, DisplayName, emergency, canCloseNow });
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) =>
    (other.emergency.StartedAt ?? "").localeCompare(one.emergency.StartedAt ?? ""),
  );
}
