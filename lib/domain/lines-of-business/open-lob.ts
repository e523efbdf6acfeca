import { z } from "zod";
import { allows, authorize } from "#lib/domain/access/index.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import { maxAnswerBytes } from "#lib/platform/connect-answer.ts";
import { lobAnswerBytes } from "./answer-line-of-business.ts";
import type { LobDeps } from "./deps.ts";
import { lobFor, type ListedLob } from "./list-lobs.ts";
import { emergencyAt, valuesAt, type LobConfig } from "./lob-config.ts";
import { authorizeLob } from "./open-for-change.ts";
import { resolvedQueues, type ResolvedRow } from "./queue-mapping.ts";
import { queueProblems, type QueueProblem } from "./queue-problems.ts";
import type { Language } from "./settings.ts";

export type OpenedLob = Pick<LobConfig, "states" | "values" | "mappings" | "unreadable"> & {
  lob: ListedLob;
  /** The queue of every intent in every language. */
  resolved: ResolvedRow[];
  problems: QueueProblem[];
  /** Bytes of UTF-8 of get-line-of-business's answer in each language, and how many Amazon Connect takes. */
  answerSize: { bytes: Record<Language, number>; limit: number };
};

/**
 * A whole line of business: one GetItem and one Query.
 * @throws NOT_FOUND where it is not, or belongs to others
 */
export async function openLob(deps: LobDeps, actor: Actor, input: { lob: string }): Promise<OpenedLob> {
  authorizeLob(actor, "config:read", input.lob);
  const opened = await deps.configs.open(input.lob);
  if (!opened) throw new DomainError("NOT_FOUND", "lobs.gone");
  const { entry, config } = opened;
  const now = deps.clock.now();
  return {
    lob: { ...lobFor(actor, entry, now), emergency: emergencyAt(config, now.getTime()) },
    values: valuesAt(config, now.getTime()),
    states: config.states,
    mappings: config.mappings,
    unreadable: config.unreadable,
    resolved: resolvedQueues(config.mappings, config.values.DefaultQueue),
    problems: queueProblems(config.mappings, config.values.DefaultQueue),
    answerSize: {
      bytes: lobAnswerBytes(config, { lob: input.lob }, now.getTime()),
      limit: maxAnswerBytes,
    },
  };
}

export const settingHistoryInput = z.object({
  lob: z.string(),
  /** Sort key of a setting, flag or queue mapping, or `LOB`. */
  key: z.string(),
  cursor: z.string().optional(),
});

/**
 * What happened to one setting, flag or queue mapping, or (`LOB`) to the line of business; newest first. One Query.
 * Those who may not read history get undefined.
 */
export async function settingHistory(
  deps: LobDeps,
  actor: Actor,
  input: z.output<typeof settingHistoryInput>,
): Promise<Page<Change> | undefined> {
  authorizeLob(actor, "config:read", input.lob);
  if (!allows(actor, "history:read")) return undefined;
  authorize(actor, "history:read");
  return deps.history.of(`CONFIG#${input.lob}#${input.key}`, input.cursor);
}
