import { randomUUID } from "node:crypto";
import { saysSsml } from "./says-ssml.ts";
import type { ContactFlow, FlowAction } from "#lib/domain/contact-flows/index.ts";
import { e164Of } from "#lib/kernel/phone-number.ts";

type FlatAnswer = Record<string, unknown>;
export type PlayedFunction = (event: unknown) => Promise<FlatAnswer>;

/** A call as it comes in, and what the caller does. */
export type Call = {
  /** E.164 or what the network sends, such as `anonymous`. */
  number?: string;
  /** What is pressed (or said, where a bot listens) at each question, in order: `1`, `2023569377#`, `yes please`; an empty text, or none left, is silence. */
  presses?: readonly string[];
  /** Contact attributes that an earlier flow has set. */
  attributes?: Readonly<Record<string, string>>;
  initiation?: "INBOUND" | "CALLBACK" | "TRANSFER";
  /** Blocks that fail by themselves, and how: `Put into the queue` → `QueueAtCapacity`. */
  failing?: Readonly<Record<string, string>>;
};

/** What a bot makes of what was said or typed: the intent and its slots; the fallback where it is none. */
export type Understanding = { intent: string; slots: Readonly<Record<string, string>> };

export type Stage = {
  flow: ContactFlow;
  /** The bot of the flow, asked in the caller's language; one that throws cannot be reached. */
  bot?: (said: string, language: string) => Understanding;
  /** Function ARNs to what answers; an ARN that is not here cannot be called. */
  functions: Readonly<Record<string, PlayedFunction>>;
  /** Milliseconds that a second of waiting for a function takes. */
  second?: number;
};

export type Played = {
  /** What the caller heard, in order: words without markup. */
  heard: string[];
  /** The voice and the blocks, in order. */
  voices: string[];
  blocks: string[];
  ended: "hung up" | "queued" | "transferred" | "another flow" | "flow ended";
  /** The queue, number or flow that the call went to. */
  to?: string;
  priority?: string;
  recorded: readonly string[];
  callbacks: { number: string; queue: string }[];
  attributes: Record<string, string>;
};

class FlowError extends Error {
  readonly type: string;
  constructor(type: string) {
    super(type);
    this.type = type;
  }
}
const failure = (type = "NoMatchingError") => new FlowError(type);
const mostSteps = 2_000;
const dialable = /^\+[1-9]\d{6,14}$/;

/**
 * Plays one call through a flow as the flow language's reference says, with the functions given. Words must be
 * sayable: SSML well formed, plain text without markup.
 * @throws where the flow never ends, or uses a block that this player does not know
 */
export async function playCall(
  { flow, functions, bot, second = 1_000 }: Stage,
  call: Call = {},
): Promise<Played> {
  const graph = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const presses = [...(call.presses ?? [])];
  const loops = new Map<string, number>();
  const contactId = randomUUID();
  let languageCode: string | undefined;
  let stored = "";
  let external: Record<string, string> = {};
  let slots: Understanding["slots"] = {};
  let voice = "Joanna";
  let queue = "";
  let callbackNumber = call.number ?? "";
  const played: Played = {
    heard: [],
    voices: [],
    blocks: [],
    ended: "hung up",
    recorded: [],
    callbacks: [],
    attributes: { ...call.attributes },
  };

  const at = (path: string): string => {
    const [, slot] = /^\$\.Lex\.Slots\.(\w+)$/.exec(path) ?? [];
    if (slot) return slots[slot] ?? "";
    const [, space = "", key = ""] = /^\$\.(\w+)(?:\.([\w-]+))?$/.exec(path) ?? [];
    const spaces: Record<string, string | undefined> = {
      External: external[key],
      Attributes: played.attributes[key],
      CustomerEndpoint: key === "Address" ? call.number : undefined,
      StoredCustomerInput: stored,
      InitiationMethod: call.initiation ?? "INBOUND",
      LanguageCode: languageCode,
    };
    if (!(space in spaces)) throw new Error(`the player does not know ${path}`);
    return spaces[space] ?? "";
  };
  const filled = (value: unknown): string =>
    String(value).replace(/\$\.[A-Za-z]\w*(?:\.[\w-]+)*/g, (path) => at(path));
  const filledAll = (values: unknown) =>
    Object.fromEntries(Object.entries(values as object).map(([key, value]) => [key, filled(value)]));

  function speak({ Text, SSML }: FlowAction["Parameters"]): void {
    const words = filled(SSML ?? Text);
    if (words.trim() === "") throw failure();
    if (SSML === undefined && /<\/?[a-z]/i.test(words))
      throw new Error(`markup would be read aloud: ${words}`);
    played.heard.push((SSML === undefined ? words : saysSsml(words)).trim());
    played.voices.push(voice);
  }

  async function invoke(parameters: FlowAction["Parameters"]): Promise<void> {
    external = {};
    const called = functions[String(parameters.LambdaFunctionARN)];
    if (!called) throw failure();
    const event = {
      Name: "ContactFlowEvent",
      Details: {
        Parameters: filledAll(parameters.LambdaInvocationAttributes ?? {}),
        ContactData: {
          Attributes: played.attributes,
          AwsRegion: "us-east-1",
          Channel: "VOICE",
          ContactId: contactId,
          InitialContactId: contactId,
          CustomerEndpoint: call.number ? { Address: call.number, Type: "TELEPHONE_NUMBER" } : null,
          InitiationMethod: call.initiation ?? "INBOUND",
          LanguageCode: languageCode ?? "en-US",
          SystemEndpoint: { Address: "+12025550100", Type: "TELEPHONE_NUMBER" },
        },
      },
    };
    const limit = Number(parameters.InvocationTimeLimitSeconds) * second;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(failure()), limit)));
    const answer = await Promise.race([called(event), late])
      .catch(() => Promise.reject(failure()))
      .finally(() => clearTimeout(timer));
    if (Object.values(answer).some((value) => typeof value !== "string")) throw failure();
    external = answer as Record<string, string>;
  }

  function input(action: FlowAction): string | undefined {
    const { Parameters } = action;
    speak(Parameters);
    const pressed = presses.shift() ?? "";
    if (Parameters.StoreInput !== "True") {
      if (pressed === "") throw failure("InputTimeLimitExceeded");
      return pressed.slice(0, 1);
    }
    const typed = pressed.replace(/#$/, "");
    stored = typed === "" ? "Timeout" : typed;
    const { PhoneNumberValidation } = Parameters.InputValidation as { PhoneNumberValidation?: object };
    if (!PhoneNumberValidation) return undefined;
    const number = e164Of(typed, "US");
    if (!number) throw failure("InvalidPhoneNumber");
    stored = number;
    return undefined;
  }

  function understood({ Parameters }: FlowAction): string {
    speak(Parameters);
    const alias = filled((Parameters.LexV2Bot as { AliasArn: string }).AliasArn);
    const said = (presses.shift() ?? "").replace(/#$/, "");
    try {
      if (!bot || !alias.startsWith("arn:")) throw new Error("no bot");
      const { intent, slots: filledSlots } = bot(said, languageCode ?? "en-US");
      slots = filledSlots;
      return intent;
    } catch (error) {
      throw failure(error instanceof FlowError ? error.type : undefined);
    }
  }

  function counted({ Identifier, Parameters }: FlowAction): string {
    const wanted = Number(filled(Parameters.LoopCount));
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 100) throw new Error(`no count: ${wanted}`);
    const done = loops.get(Identifier) ?? 0;
    loops.set(Identifier, done < wanted ? done + 1 : 0);
    return done < wanted ? "ContinueLooping" : "DoneLooping";
  }

  /** Runs a block. Gives its result for the conditions; `undefined` where it has none. */
  async function run(action: FlowAction): Promise<string | undefined> {
    const { Parameters } = action;
    const forced = call.failing?.[action.Identifier];
    if (forced) throw failure(forced);
    switch (action.Type) {
      case "MessageParticipant":
        return void speak(Parameters);
      case "GetParticipantInput":
        return input(action);
      case "ConnectParticipantWithLexBot":
        return understood(action);
      case "InvokeLambdaFunction":
        return invoke(Parameters).then(() => undefined);
      case "Compare":
        return at(String(Parameters.ComparisonValue));
      case "Loop":
        return counted(action);
      case "UpdateContactAttributes":
        return void Object.assign(played.attributes, filledAll(Parameters.Attributes));
      case "UpdateContactData":
        return void (languageCode = filled(Parameters.LanguageCode));
      case "UpdateContactTextToSpeechVoice":
        return void (voice = filled(Parameters.TextToSpeechVoice));
      case "UpdateContactRecordingBehavior":
        return void (played.recorded = (
          Parameters.RecordingBehavior as { RecordedParticipants: string[] }
        ).RecordedParticipants);
      case "UpdateContactRoutingBehavior":
        return void (played.priority = filled(Parameters.QueuePriority));
      case "UpdateContactTargetQueue":
        queue = filled(Parameters.QueueId);
        if (!queue.startsWith("arn:")) throw failure();
        return undefined;
      case "UpdateContactCallbackNumber":
        callbackNumber = filled(Parameters.CallbackNumber);
        if (!dialable.test(callbackNumber)) throw failure("InvalidCallbackNumber");
        return undefined;
      case "CreateCallbackContact":
        return void played.callbacks.push({ number: callbackNumber, queue });
      case "TransferToFlow":
      case "TransferParticipantToThirdParty": {
        const isFlow = action.Type === "TransferToFlow";
        played.to = filled(isFlow ? Parameters.ContactFlowId : Parameters.ThirdPartyPhoneNumber);
        if (!(isFlow ? played.to.startsWith("arn:") : dialable.test(played.to))) throw failure();
        played.ended = isFlow ? "another flow" : "transferred";
        return undefined;
      }
      case "TransferContactToQueue":
        played.ended = "queued";
        played.to = queue;
        return undefined;
      case "EndFlowExecution":
        played.ended = "flow ended";
        return undefined;
      case "DisconnectParticipant":
      case "UpdateFlowLoggingBehavior":
        return undefined;
      default:
        throw new Error(`the player does not know ${action.Type}`);
    }
  }

  const last = new Set([
    "DisconnectParticipant",
    "EndFlowExecution",
    "TransferToFlow",
    "TransferContactToQueue",
    "TransferParticipantToThirdParty",
  ]);
  let current: string | undefined = flow.StartAction;
  while (current !== undefined) {
    const action = graph.get(current);
    if (!action) throw new Error(`there is no block ${current}`);
    if (played.blocks.push(current) > mostSteps)
      throw new Error(`never ends: ${played.blocks.slice(-9).join(" → ")}`);
    try {
      const result = await run(action);
      current = last.has(action.Type) ? undefined : nextOf(action, result);
    } catch (error) {
      if (!(error instanceof FlowError)) throw error;
      current = errorBranch(action, error.type);
    }
  }
  return played;
}

function errorBranch({ Identifier, Transitions }: FlowAction, type: string): string {
  const branch = (wanted: string) =>
    Transitions.Errors.find(({ ErrorType }) => ErrorType === wanted)?.NextAction;
  const next = branch(type) ?? branch("NoMatchingError");
  if (next === undefined) throw new Error(`${Identifier} has no way for ${type}`);
  return next;
}

function nextOf(action: FlowAction, result: string | undefined): string {
  const { Conditions, NextAction } = action.Transitions;
  const met = Conditions.find(({ Condition: { Operator, Operands } }) => {
    const [operand = ""] = Operands;
    if (result === undefined) return false;
    if (Operator === "Equals") return result === operand;
    if (Operator === "TextStartsWith") return result.startsWith(operand);
    if (Operator === "TextContains") return result.includes(operand);
    throw new Error(`the player does not know ${Operator}`);
  });
  if (met) return met.NextAction;
  if (Conditions.length > 0) return errorBranch(action, "NoMatchingCondition");
  if (NextAction === undefined) throw new Error(`${action.Identifier} goes nowhere`);
  return NextAction;
}
