import { secondsSpoken } from "#lib/domain/prompts/index.ts";
import type { FlatAnswer } from "#lib/platform/connect-answer.ts";
import type { SpokenPrompt } from "#lib/domain/prompts/index.ts";
import type { LobDecision, LobState } from "./answer-line-of-business.ts";
import { emergencyWords } from "./emergency.ts";
import type { StampedMapping } from "./lob-config.ts";
import { mappingKey, type QueueAnswer } from "./queue-mapping.ts";
import type { Language, SettingName, SettingValues } from "./settings.ts";

/** Words that a voice says to the caller. */
export type Spoken = { text: string; language: Language; seconds: number };

export type PromptName = { flow: string; name: string };

/** The notice that the call is recorded: a prompt of any flow, which may belong to others or be gone. */
export type RecordingNotice = PromptName & {
  found: "spoken" | "paused" | "gone" | "foreign";
  text?: string;
  language?: Language;
};

/** Whether the caller is offered to be called back, and what decided it. */
export type CallbackOffer = {
  isOffered: boolean;
  /**
   * `waiting`: while in the queue. `afterHours`: because nobody is there. `disabled`: callbacks are switched off.
   * `contradiction`: after hours a callback is to be offered, and callbacks are switched off.
   * `otherAction`: closed, and something else is done instead. `noNumber`: the number cannot be called.
   * `held`: it waits for a callback already, so callback-set says `duplicate`.
   */
  why: "waiting" | "afterHours" | "disabled" | "contradiction" | "otherAction" | "noNumber" | "held";
  decidedBy: SettingName | "callback-set";
  windowMinutes: number;
};

/** What is heard and decided, one after another. Each names the thing that decided it. */
export type CallerStep =
  | { kind: "language"; language: Language; decidedBy: "question" | "DefaultLanguage"; isSpanishOff: boolean }
  | { kind: "recording"; notice?: RecordingNotice; spoken?: Spoken }
  | { kind: "state"; state: LobState }
  | { kind: "emergency"; spoken: Spoken }
  | {
      kind: "prompt";
      prompt: PromptName;
      key: string;
      spoken: Spoken;
      /** The other language is spoken: there is no text in the one wanted. */
      isOtherLanguage: boolean;
      /** False for what only the draft has. */
      isLive: boolean;
      /** Over Amazon Connect's limit: the flow never gets these words. */
      isLeftOut: boolean;
    }
  /** The flow has no prompt at all: what the function leaves to be spoken. */
  | { kind: "instead"; flow: string; spoken: Spoken }
  | { kind: "queue"; queue: QueueAnswer; isLive: boolean; isReached: boolean }
  | { kind: "afterHours"; action: SettingValues["AfterHoursAction"]; transferNumber: string | null }
  | { kind: "callback"; offer: CallbackOffer };

type Situation = {
  decision: LobDecision;
  isLanguageAsked: boolean;
  notice?: RecordingNotice;
  /** The flow's prompts as they are spoken, with what its answer holds; absent where no flow was picked. */
  flow?: { name: string; prompts: readonly SpokenPrompt[]; answer: FlatAnswer };
  /** Names and mappings that are live now: the draft has more. */
  livePrompts: ReadonlySet<string>;
  mappings: readonly StampedMapping[];
  callback: CallbackOffer;
};

const said = (text: string, language: Language): Spoken => ({
  text,
  language,
  seconds: secondsSpoken(text, language),
});

/** What the settings offer to a caller, by number (E.164) where it is one that can be called. */
export function callbackOffer(
  values: SettingValues,
  state: LobState,
  number: string | undefined,
): CallbackOffer {
  const windowMinutes = values.CallbackWindowMinutes;
  const not = (why: CallbackOffer["why"], decidedBy: CallbackOffer["decidedBy"]): CallbackOffer => ({
    isOffered: false,
    why,
    decidedBy,
    windowMinutes,
  });
  const isWanted = state.open || values.AfterHoursAction === "CALLBACK";
  if (!isWanted) return not("otherAction", "AfterHoursAction");
  if (!values.CallbackEnabled) return not(state.open ? "disabled" : "contradiction", "CallbackEnabled");
  if (!number) return not("noNumber", "CallbackEnabled");
  return state.open
    ? { isOffered: true, why: "waiting", decidedBy: "CallbackEnabled", windowMinutes }
    : { isOffered: true, why: "afterHours", decidedBy: "AfterHoursAction", windowMinutes };
}

function promptSteps({ flow, decision, livePrompts }: Situation): CallerStep[] {
  if (!flow) return [];
  const { answer, prompts, name } = flow;
  const instead = answer.PromptText;
  if (prompts.length === 0 && instead)
    return [{ kind: "instead", flow: name, spoken: said(instead, decision.language) }];
  return prompts.map(({ prompt, key, text, language }) => ({
    kind: "prompt",
    prompt: { flow: name, name: prompt.PromptName },
    key,
    spoken: said(answer[key] ?? text, language),
    isOtherLanguage: language !== decision.language,
    isLive: livePrompts.has(prompt.PromptName),
    isLeftOut: answer[key] === undefined,
  }));
}

/** Lays out the answers of both functions in the order of a call: greeting, open or closed, words, where it goes. */
export function callerSteps(situation: Situation): CallerStep[] {
  const { decision, notice, mappings, callback } = situation;
  const { language, state, values, queue } = decision;
  const emergency = state.emergency && emergencyWords(state.emergency, language);
  const decider = mappings.find(({ Intent, Language }) => mappingKey(Intent, Language) === queue.key);
  return [
    {
      kind: "language",
      language,
      decidedBy: situation.isLanguageAsked ? "question" : "DefaultLanguage",
      isSpanishOff: language === "es" && !values.SpanishEnabled,
    },
    ...(values.CallRecordingEnabled
      ? [
          {
            kind: "recording" as const,
            notice,
            spoken: notice?.text ? said(notice.text, notice.language ?? language) : undefined,
          },
        ]
      : []),
    { kind: "state", state },
    ...(emergency ? [{ kind: "emergency" as const, spoken: said(emergency.text, emergency.language) }] : []),
    ...promptSteps(situation),
    ...(state.open
      ? []
      : [
          {
            kind: "afterHours" as const,
            action: values.AfterHoursAction,
            transferNumber: values.AfterHoursTransferNumber,
          },
        ]),
    { kind: "queue", queue, isLive: decider?.IsActive ?? true, isReached: state.open },
    { kind: "callback", offer: callback },
  ];
}
