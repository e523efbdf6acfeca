import { authorize } from "#lib/domain/access/index.ts";
import { readLanguage } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import {
  answerBytes,
  fitInOrder,
  maxAnswerBytes,
  type ConnectAnswer,
  type FlatAnswer,
} from "#lib/platform/connect-answer.ts";
import type { ConfigStore } from "./config-store.ts";
import { emergencyWords, type Emergency } from "./emergency.ts";
import { openState, type OpenState } from "./hours.ts";
import { emergencyAt, valuesAt, type LobConfig } from "./lob-config.ts";
import { byMappingKey, defaultPriority, resolveQueue, type QueueAnswer } from "./queue-mapping.ts";
import { defaultValues, settingNames, settings, type Language, type SettingValues } from "./settings.ts";
import { spokenTime, zonedIso } from "./zoned-time.ts";

export type LobQuestion = {
  lob: string;
  intent?: string;
  /** The language that the flow asks for, and the one that the contact has, as they were written. */
  language?: string;
  contactLanguage?: string;
};

/** Open or closed at a moment, with what decided. */
export type LobState = Omit<OpenState, "closedReason"> & {
  closedReason?: "HOURS" | "HOLIDAY" | "EMERGENCY";
  emergency?: Emergency;
};

/** What a caller meets: the answer before it is made flat. The console shows the same. */
export type LobDecision = {
  language: Language;
  state: LobState;
  queue: QueueAnswer;
  values: SettingValues;
};

/** Open or closed at a moment (epoch milliseconds): an emergency closes whatever the hours say. */
export function stateAt(config: LobConfig, moment: number): LobState {
  const emergency = emergencyAt(config, moment);
  if (!emergency) return openState(config.values, moment);
  const { holiday } = openState(config.values, moment);
  const closed: LobState = { open: false, closedReason: "EMERGENCY", emergency, holiday };
  if (emergency.Until === undefined) return closed;
  const end = Date.parse(emergency.Until);
  const then = openState(config.values, end);
  return { ...closed, opensAt: then.open ? end : then.opensAt };
}

/** What a caller meets at a moment (epoch milliseconds). Pure: the function and the console both ask here. */
export function decideLineOfBusiness(config: LobConfig, question: LobQuestion, moment: number): LobDecision {
  const values = valuesAt(config, moment);
  const language = askedLanguage(question) ?? values.DefaultLanguage;
  return {
    language,
    values,
    state: stateAt(config, moment),
    queue: resolveQueue(
      byMappingKey(config.mappings),
      values.DefaultQueue,
      question.intent?.trim(),
      language,
    ),
  };
}

const askedLanguage = (question: Pick<LobQuestion, "language" | "contactLanguage">): Language | undefined =>
  readLanguage(question.language) ?? readLanguage(question.contactLanguage);

/** One key per setting and flag: text as it is, numbers and flags in words, lists as JSON; empty for none. */
function settingAnswers(values: SettingValues): FlatAnswer {
  const said = (value: unknown): string => {
    if (value === null || value === undefined) return "";
    if (typeof value === "string") return value;
    return JSON.stringify(value);
  };
  const { DefaultQueue, ...rest } = values;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, said(value)])),
    DefaultQueue: DefaultQueue?.QueueArn ?? "",
    DefaultQueueName: DefaultQueue?.QueueName ?? "",
    ...noticeAnswers(values.RecordingNoticePrompt),
  };
}

/** The parts of `flow/prompt`, which no block of a flow can split. No name of a prompt has a slash. */
function noticeAnswers(notice: string | null): FlatAnswer {
  const at = notice?.lastIndexOf("/") ?? -1;
  return {
    RecordingNoticeFlowName: at > 0 ? (notice?.slice(0, at) ?? "") : "",
    RecordingNoticePromptName: at > 0 ? (notice?.slice(at + 1) ?? "") : "",
  };
}

/** What a flow acts on. Every key is always there, so that no branch of a flow meets a missing one. */
function decisionAnswers({ language, state, queue, values }: LobDecision, moment: number): FlatAnswer {
  const zone = values.TimeZone;
  const said = (change: number | undefined) => (change === undefined ? "" : zonedIso(change, zone));
  const words = state.emergency && emergencyWords(state.emergency, language);
  return {
    IsOpen: String(state.open),
    ClosedReason: state.closedReason ?? "",
    HolidayName: state.holiday?.Name ?? "",
    OpensAt: said(state.opensAt),
    OpensAtText: state.opensAt === undefined ? "" : spokenTime(state.opensAt, moment, zone, language),
    ClosesAt: said(state.closesAt),
    QueueArn: queue.queue?.QueueArn ?? "",
    QueueName: queue.queue?.QueueName ?? "",
    Priority: String(queue.priority ?? defaultPriority),
    QueueSource: queue.source.toUpperCase(),
    PromptText: "",
    EmergencyText: words?.text ?? "",
    EmergencyLanguage: words?.language ?? "",
    EmergencyUntil: state.emergency?.Until ?? "",
    Language: language,
  };
}

/** Room that is kept for `Outcome` and `LeftOut`. */
const ownRoom = 60;

/**
 * The flat answer for Amazon Connect. What a flow acts on comes first, long lists last: over `room` bytes the end is
 * left out, and `LeftOut` says how many keys.
 */
export function answerLineOfBusiness(
  config: LobConfig,
  question: LobQuestion,
  moment: number,
  room = maxAnswerBytes - ownRoom,
): ConnectAnswer {
  const decision = decideLineOfBusiness(config, question, moment);
  const acted = decisionAnswers(decision, moment);
  const { BusinessHours, Holidays, ...short } = settingAnswers(decision.values);
  const entries = Object.entries({
    ...short,
    ...acted,
    BusinessHours: BusinessHours ?? "",
    Holidays: Holidays ?? "",
  });
  const { kept, leftOut } = fitInOrder(entries, room);
  const values = Object.fromEntries(kept);
  return {
    outcome: leftOut > 0 ? "TRUNCATED" : "OK",
    values: leftOut > 0 ? { ...values, LeftOut: String(leftOut) } : values,
    notes: {
      unreadable: config.unreadable.length || undefined,
      leftOut: leftOut || undefined,
      bytes: answerBytes(values),
    },
  };
}

/** How many bytes of UTF-8 the answer takes in each language, were there no limit to it. */
export function lobAnswerBytes(
  config: LobConfig,
  question: LobQuestion,
  moment: number,
): Record<Language, number> {
  const bytes = (language: Language) => {
    const asked = { ...question, language };
    const { outcome, values } = answerLineOfBusiness(config, asked, moment, Number.POSITIVE_INFINITY);
    return answerBytes({ ...values, Outcome: outcome });
  };
  return { en: bytes("en"), es: bytes("es") };
}

/** What is said where nothing is known: nobody is promised an open queue, and there are words to speak. */
const wordsInstead: Record<Language, string> = {
  en: "We cannot take your request at the moment because of a technical problem. Please contact us again later.",
  es: "En este momento no podemos atender su solicitud por un problema técnico. Por favor, comuníquese de nuevo más tarde.",
};

/**
 * The answer without any knowledge of the line of business: closed for no reason of its own, every key there, and
 * `PromptText` to be spoken in the caller's language.
 */
export function answerWithout(question: Partial<LobQuestion>): FlatAnswer {
  const language = askedLanguage(question) ?? "en";
  const values = defaultValues("");
  return {
    ...Object.fromEntries(settingNames.map((name) => [name, settings[name].kind === "flag" ? "false" : ""])),
    DefaultQueueName: "",
    ...noticeAnswers(null),
    AfterHoursAction: values.AfterHoursAction,
    MaxQueueWaitSeconds: String(values.MaxQueueWaitSeconds),
    CallbackWindowMinutes: String(values.CallbackWindowMinutes),
    MaxInvalidAttempts: String(values.MaxInvalidAttempts),
    DefaultLanguage: values.DefaultLanguage,
    TimeZone: values.TimeZone,
    SpanishEnabled: "true",
    IsOpen: "false",
    ClosedReason: "",
    HolidayName: "",
    OpensAt: "",
    OpensAtText: "",
    ClosesAt: "",
    QueueArn: "",
    QueueName: "",
    Priority: String(defaultPriority),
    QueueSource: "NONE",
    EmergencyText: "",
    EmergencyLanguage: "",
    EmergencyUntil: "",
    Language: language,
    PromptText: wordsInstead[language],
  };
}

export type AnswerLobDeps = {
  configs: Pick<ConfigStore, "config">;
  now: () => number;
};

/**
 * What Amazon Connect is told of a line of business: one Query, strongly consistent, so that an emergency that was
 * raised a moment ago counts.
 * @throws UNAVAILABLE when the database cannot answer
 */
export async function loadLineOfBusiness(
  deps: AnswerLobDeps,
  actor: Actor,
  lob: string,
  signal?: AbortSignal,
): Promise<LobConfig | undefined> {
  authorize(actor, "config:read");
  return deps.configs.config(lob, { signal });
}
