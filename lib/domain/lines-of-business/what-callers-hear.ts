import { authorize, authorizeSight, seesLobs } from "#lib/domain/access/index.ts";
import { wouldBeDuplicate, type CallbackStore } from "#lib/domain/callbacks/index.ts";
import {
  answerPrompts,
  flowAnswerBytes,
  flowNamePattern,
  readLanguage,
  spokenInOrder,
  type AnswerDeps,
  type Prompt,
  type PromptStore,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { e164Of } from "#lib/kernel/phone-number.ts";
import { maxAnswerBytes, type ConnectAnswer } from "#lib/platform/connect-answer.ts";
import {
  answerLineOfBusiness,
  decideLineOfBusiness,
  lobAnswerBytes,
  type LobDecision,
  type LobQuestion,
} from "./answer-line-of-business.ts";
import {
  callbackOffer,
  callerSteps,
  type CallbackOffer,
  type CallerStep,
  type RecordingNotice,
} from "./caller-steps.ts";
import type { ConfigStore } from "./config-store.ts";
import { nextHoliday, openState } from "./hours.ts";
import type { LobConfig } from "./lob-config.ts";
import { authorizeLob } from "./open-for-change.ts";
import type { Language } from "./settings.ts";
import { momentOfWall } from "./zoned-time.ts";

export type CallerDeps = {
  configs: Pick<ConfigStore, "config">;
  prompts: Pick<PromptStore, "all" | "flow" | "find">;
  callbacks: Pick<CallbackStore, "isHeld">;
  clock: Clock;
};

export type CallerQuestion = {
  lob: string;
  flow?: string;
  intent?: string;
  /** As a flow would pass it: `en`, `es-US`; absent where the caller has not chosen. */
  language?: string;
  /** The caller's number as it was typed. */
  number?: string;
  /**
   * The moment of the call: on the wall clock of the line of business (`2026-11-26T10:00`), or exact (with an
   * offset or `Z`); absent for now.
   */
  at?: string;
  /** What is stored but switched off (prompts, queue mappings) counts as if it were live (decision 068). */
  isDraft?: boolean;
};

export type WhatCallersHear = {
  lob: string;
  displayName: string;
  timeZone: string;
  /** The moment of the call, epoch milliseconds; and the first ones after it at which something is different. */
  at: number;
  next: { opening?: number; closing?: number; holiday?: { at: number; name: string } };
  steps: CallerStep[];
  /** Exactly what the functions answer: the steps are laid out from these. */
  answers: { lineOfBusiness: ConnectAnswer; prompts?: ConnectAnswer };
  /** Bytes of UTF-8 of each answer in each language, were there no limit. */
  sizes: { lineOfBusiness: Record<Language, number>; prompts?: Record<Language, number>; limit: number };
  /** Prompts and mappings that only the draft has. */
  paused: { prompts: number; mappings: number };
  /** Stored items that could not be read: shown, never dropped unseen. */
  unreadable: { config: number; prompts: number };
  intents: string[];
  /** What was asked with words that mean nothing: now is taken for the moment, and no number for the number. */
  misread: { at: boolean; number: boolean };
};

type Stored = { items: Prompt[]; unreadable: number };

/** What would be if all that is stored were live. */
const asDraft = {
  config: (config: LobConfig): LobConfig => ({
    ...config,
    mappings: config.mappings.map((mapping) => ({ ...mapping, IsActive: true })),
  }),
  prompt: (prompt: Prompt): Prompt => ({ ...prompt, IsActive: true }),
};

/** Asks get-prompts' own operation, with what was read already in the place of its database. */
function askPrompts(
  actor: Actor,
  question: CallerQuestion & { name?: string; flow: string },
  config: LobConfig,
  { items, unreadable }: Stored,
): Promise<ConnectAnswer> {
  const shown = question.isDraft ? items.map(asDraft.prompt) : items;
  const deps: AnswerDeps = {
    prompts: {
      all: () => Promise.resolve({ items: shown, unreadable }),
      get: ({ name }) => Promise.resolve(shown.find((prompt) => prompt.PromptName === name)),
    },
    defaultLanguage: () => Promise.resolve(config.values.DefaultLanguage),
  };
  const { flow, name, language, lob } = question;
  return answerPrompts(deps, actor, { flow, name, language, lob });
}

async function storedFlow(deps: CallerDeps, actor: Actor, name: string): Promise<Stored> {
  if (!flowNamePattern.test(name)) throw new DomainError("NOT_FOUND", "flows.gone");
  const [flow, stored] = await Promise.all([deps.prompts.flow(name), deps.prompts.all(name)]);
  authorizeSight(actor, flow?.LOBs ?? [], "flows.gone");
  return stored;
}

/** The notice before a recorded call. One BatchGetItem, and none where the flow in question holds it. */
async function recordingNotice(
  deps: CallerDeps,
  actor: Actor,
  question: CallerQuestion,
  config: LobConfig,
  stored: Stored | undefined,
): Promise<RecordingNotice | undefined> {
  const { CallRecordingEnabled, RecordingNoticePrompt: named } = config.values;
  if (!CallRecordingEnabled || !named) return undefined;
  const slash = named.lastIndexOf("/");
  const [flow, name] = [named.slice(0, slash), named.slice(slash + 1)];
  let items = flow === question.flow ? stored?.items : undefined;
  if (!items) {
    const found = await deps.prompts.find({ flow, name });
    if (!seesLobs(actor, found.flow?.LOBs ?? [])) return { flow, name, found: "foreign" };
    items = found.prompt ? [found.prompt] : [];
  }
  const answer = await askPrompts(actor, { ...question, flow, name }, config, { items, unreadable: 0 });
  if (answer.outcome === "NOT_FOUND") return { flow, name, found: "gone" };
  if (answer.values.IsActive !== "true") return { flow, name, found: "paused" };
  const { PromptText: text, Language } = answer.values;
  return { flow, name, found: "spoken", text, language: readLanguage(Language) };
}

/** What the settings offer, unless callback-set would refuse it: the number waits for a callback already. */
async function offeredCallback(
  deps: CallerDeps,
  actor: Actor,
  { values, state }: LobDecision,
  number: string | undefined,
  at: number,
): Promise<CallbackOffer> {
  const offer = callbackOffer(values, state, number);
  if (!offer.isOffered || !number) return offer;
  const isHeld = await wouldBeDuplicate(deps, actor, { number, at: new Date(at) });
  return isHeld ? { ...offer, isOffered: false, why: "held", decidedBy: "callback-set" } : offer;
}

/**
 * What a caller hears and where the call goes, from the very operations that the functions call: get-prompts'
 * `answerPrompts`, get-line-of-business's `decideLineOfBusiness` and `answerLineOfBusiness`, callback-set's condition.
 * One Query for the line of business, one for the flow and one GetItem for whose it is; a recording notice of another
 * flow is one more, and so is a number that is offered a callback.
 * @throws NOT_FOUND where line of business or flow is not, or belongs to others
 */
export async function whatCallersHear(
  deps: CallerDeps,
  actor: Actor,
  question: CallerQuestion,
): Promise<WhatCallersHear> {
  authorizeLob(actor, "config:read", question.lob);
  authorize(actor, "prompts:read-all");
  const { flow } = question;
  const [live, stored] = await Promise.all([
    deps.configs.config(question.lob),
    flow === undefined ? undefined : storedFlow(deps, actor, flow),
  ]);
  if (!live) throw new DomainError("NOT_FOUND", "lobs.gone");
  const config = question.isDraft ? asDraft.config(live) : live;
  const wanted = question.at?.trim();
  const picked = wanted ? momentOfWall(wanted, config.values.TimeZone) : undefined;
  const at = picked ?? deps.clock.now().getTime();
  const asked: LobQuestion = { lob: config.lob, intent: question.intent, language: question.language };
  const decision = decideLineOfBusiness(config, asked, at);
  const typed = question.number?.trim();
  const number = typed ? e164Of(typed, "US") : undefined;
  const [prompts, notice, callback] = await Promise.all([
    flow !== undefined && stored ? askPrompts(actor, { ...question, flow }, config, stored) : undefined,
    recordingNotice(deps, actor, question, config, stored),
    offeredCallback(deps, actor, decision, number, at),
  ]);
  const shown = stored?.items.map((prompt) => (question.isDraft ? asDraft.prompt(prompt) : prompt));
  const steps = callerSteps({
    decision,
    isLanguageAsked: readLanguage(question.language) !== undefined,
    notice,
    flow:
      flow !== undefined && prompts && shown
        ? { name: flow, prompts: spokenInOrder(shown, decision.language), answer: prompts.values }
        : undefined,
    livePrompts: new Set(stored?.items.flatMap((prompt) => (prompt.IsActive ? prompt.PromptName : []))),
    mappings: live.mappings,
    callback,
  });
  return {
    lob: config.lob,
    displayName: config.values.DisplayName,
    timeZone: config.values.TimeZone,
    at,
    next: nextMoments(config, at),
    steps,
    answers: { lineOfBusiness: answerLineOfBusiness(config, asked, at), prompts },
    sizes: {
      lineOfBusiness: lobAnswerBytes(config, asked, at),
      prompts: shown && flowAnswerBytes(shown),
      limit: maxAnswerBytes,
    },
    paused: {
      prompts: stored?.items.filter(({ IsActive }) => !IsActive).length ?? 0,
      mappings: live.mappings.filter(({ IsActive }) => !IsActive).length,
    },
    unreadable: { config: live.unreadable.length, prompts: stored?.unreadable ?? 0 },
    intents: [...new Set(live.mappings.map(({ Intent }) => Intent))].sort(),
    misread: { at: Boolean(wanted) && picked === undefined, number: Boolean(typed) && number === undefined },
  };
}

/** When something is different after a moment: by the hours, whatever emergency there is. */
function nextMoments({ values }: LobConfig, at: number): WhatCallersHear["next"] {
  const now = openState(values, at);
  const opening = now.open ? now.closesAt && openState(values, now.closesAt).opensAt : now.opensAt;
  const closing = now.open ? now.closesAt : now.opensAt && openState(values, now.opensAt).closesAt;
  return { opening, closing, holiday: nextHoliday(values, at) };
}
