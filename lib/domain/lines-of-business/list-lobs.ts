import { allows, authorize, changesLobs, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { LobDeps } from "./deps.ts";
import { lasts, type Emergency } from "./emergency.ts";
import { openState, type OpenState } from "./hours.ts";
import type { Lob } from "./lob.ts";
import type { Playbook } from "./playbook.ts";
import { languages, type Language } from "./settings.ts";

/** A line of business as the list shows it, told from the directory alone. */
export type ListedLob = Pick<
  Lob,
  "LOB" | "DisplayName" | "TimeZone" | "QueueErrors" | "ArchivedAt" | "ArchivedBy" | "UpdatedAt" | "UpdatedBy"
> & {
  /** Those that callers are served in, the one that counts without a choice first. */
  languages: Language[];
  /** By its hours; an emergency closes it whatever they say. */
  state: OpenState;
  /** The closure in force, if one is. */
  emergency?: Emergency;
  canChange: boolean;
  canCloseNow: boolean;
};

export type LobList = {
  lobs: ListedLob[];
  /** Prepared texts for emergencies, for all or for at least one of the actor's lines of business. */
  playbooks: (Playbook & { canChange: boolean })[];
  canCreate: boolean;
  /** Stored items that could not be read: shown, never dropped unseen. */
  unreadable: number;
};

export function lobFor(actor: Actor, lob: Lob, now: Date): ListedLob {
  const { LOB, DisplayName, TimeZone, QueueErrors, ArchivedAt, ArchivedBy, UpdatedAt, UpdatedBy, Emergency } =
    lob;
  const { DefaultLanguage, SpanishEnabled } = lob;
  const isOwn = changesLobs(actor, [LOB]);
  return {
    LOB,
    DisplayName,
    TimeZone,
    QueueErrors,
    ArchivedAt,
    ArchivedBy,
    UpdatedAt,
    UpdatedBy,
    languages: [DefaultLanguage, ...languages.filter((language) => language !== DefaultLanguage)].filter(
      (language) => language === "en" || SpanishEnabled,
    ),
    state: openState(lob, now.getTime()),
    emergency: lasts(Emergency, now.getTime()) ? Emergency : undefined,
    canChange: isOwn && !ArchivedAt && allows(actor, "config:write"),
    canCloseNow: isOwn && !ArchivedAt && allows(actor, "config:emergency"),
  };
}

/** The actor's lines of business by name, with what is open and closed now. One Query. */
export async function listLobs(deps: LobDeps, actor: Actor): Promise<LobList> {
  authorize(actor, "config:read");
  const { lobs, playbooks, unreadable } = await deps.configs.directory();
  const now = deps.clock.now();
  return {
    lobs: lobs
      .filter(({ LOB }) => seesLobs(actor, [LOB]))
      .map((lob) => lobFor(actor, lob, now))
      .sort((one, other) => one.DisplayName.localeCompare(other.DisplayName)),
    playbooks: playbooks
      .filter(({ LOBs }) => LOBs.length === 0 || seesLobs(actor, LOBs))
      .map((playbook) => ({
        ...playbook,
        canChange: allows(actor, "config:write") && changesLobs(actor, playbook.LOBs),
      })),
    canCreate: allows(actor, "config:write"),
    unreadable,
  };
}

/** The closures in force in the actor's lines of business, for the banner on every page. One Query. */
export async function listEmergencies(
  deps: LobDeps,
  actor: Actor,
): Promise<{ LOB: string; DisplayName: string; emergency: Emergency; canCloseNow: boolean }[]> {
  const { lobs } = await listLobs(deps, actor);
  return lobs.flatMap(({ LOB, DisplayName, emergency, canCloseNow }) =>
    emergency ? [{ LOB, DisplayName, emergency, canCloseNow }] : [],
  );
}
