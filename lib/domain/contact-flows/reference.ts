import { isDynamic, type FlowAction } from "./flow-file.ts";

/**
 * What each block needs, by the reference of the flow language. Only the blocks that a voice flow of ours may use;
 * another type is not refused but told (`unknownType`).
 */
export type BlockReference = {
  /** Parameters that must be there, and those that may; each with what it takes. */
  required?: Record<string, Check>;
  optional?: Record<string, Check>;
  /** Exactly one of these must be there. */
  oneOf?: readonly string[];
  /** Errors that must be connected, and those that may, as far as they depend on parameters. */
  errors?: (parameters: FlowAction["Parameters"]) => { must: readonly string[]; may?: readonly string[] };
  conditions?: "any" | "digits" | "loop" | "equals";
  /** The flow goes no further: there is no way on. */
  isEnd?: boolean;
  /** The caller hears something. */
  speaks?: boolean;
};
export type Check = (value: unknown) => boolean;

/** A single reference to the running flow, and nothing else. */
const pathPattern = /^\$\.[A-Za-z]\w*(?:\.[\w-]+|\['[^']+'\])*$/;

const text: Check = (value) => typeof value === "string" && value !== "";
const fixed: Check = (value) => typeof value === "string" && value !== "" && !isDynamic(value);
const path: Check = (value) => typeof value === "string" && pathPattern.test(value);
const fixedOrPath: Check = (value) => fixed(value) || path(value);
const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "string" && /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
const among =
  (...choices: string[]): Check =>
  (value) =>
    typeof value === "string" && choices.includes(value);
const texts: Check = (value) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => typeof one === "string");
const bag =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(required).every(([key, check]) => check((value as Record<string, unknown>)[key])) &&
    Object.entries(value).every(([key, one]) => (required[key] ?? optional[key])?.(one) ?? false);
const oneOfBags =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const people: Check = (value) =>
  Array.isArray(value) && value.every((one) => one === "Agent" || one === "Customer");

const media = bag({ Uri: text, SourceType: among("S3"), MediaType: among("Audio") });
/** What is said: one of these. */
const words = { PromptId: fixedOrPath, Text: text, SSML: text, Media: media };
const saying = Object.keys(words);

const always =
  (...must: string[]) =>
  () => ({ must });
const stores = (parameters: FlowAction["Parameters"]) => parameters.StoreInput === "True";
const queueOrAgent = { optional: { QueueId: fixedOrPath, AgentId: fixedOrPath } };

export const blocks: Readonly<Record<string, BlockReference>> = {
  MessageParticipant: { optional: words, oneOf: saying, errors: always("NoMatchingError"), speaks: true },
  GetParticipantInput: {
    required: { InputTimeLimitSeconds: whole(1, 180) },
    optional: {
      ...words,
      StoreInput: among("True", "False"),
      InputValidation: oneOfBags(
        bag({ CustomValidation: bag({ MaximumLength: oneOfBags(whole(1, 20), path) }) }),
        bag({
          PhoneNumberValidation: oneOfBags(
            bag({ NumberFormat: among("Local"), CountryCode: (code) => /^[A-Z]{2}$/.test(String(code)) }),
            bag({ NumberFormat: among("E164") }),
          ),
        }),
      ),
      InputEncryption: bag({ EncryptionKeyId: text, Key: text }),
      DTMFConfiguration: bag(
        {},
        {
          InputTerminationSequence: (value) => /^[0-9*#]{1,5}$/.test(String(value)),
          DisableCancelKey: among("True", "False"),
          InterdigitTimeLimitSeconds: oneOfBags(whole(1, 20), path),
        },
      ),
    },
    oneOf: saying,
    errors: (parameters) => {
      if (!stores(parameters))
        return { must: ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"] };
      const isPhone = JSON.stringify(parameters.InputValidation ?? {}).includes("PhoneNumberValidation");
      return {
        must: [...(isPhone ? ["InvalidPhoneNumber"] : []), "NoMatchingError"],
        may: ["InputTimeLimitExceeded"],
      };
    },
    conditions: "digits",
    speaks: true,
  },
  ConnectParticipantWithLexBot: {
    required: { LexV2Bot: bag({ AliasArn: text }) },
    optional: { ...words, LexSessionAttributes: texts },
    oneOf: saying,
    errors: () => ({ must: ["NoMatchingCondition", "NoMatchingError"], may: ["InputTimeLimitExceeded"] }),
    conditions: "equals",
    speaks: true,
  },
  DisconnectParticipant: { isEnd: true },
  EndFlowExecution: { isEnd: true },
  InvokeLambdaFunction: {
    required: { LambdaFunctionARN: text, InvocationTimeLimitSeconds: whole(1, 8) },
    optional: {
      InvocationType: among("SYNCHRONOUS", "ASYNCHRONOUS"),
      LambdaInvocationAttributes: texts,
      ResponseValidation: bag({ ResponseType: among("STRING_MAP", "JSON") }),
    },
    errors: always("NoMatchingError"),
  },
  Compare: {
    required: { ComparisonValue: path },
    errors: always("NoMatchingCondition"),
    conditions: "any",
  },
  Loop: { required: { LoopCount: oneOfBags(whole(0, 100), path) }, conditions: "loop" },
  TransferToFlow: { required: { ContactFlowId: fixedOrPath }, errors: always("NoMatchingError") },
  UpdateContactAttributes: {
    required: { Attributes: texts },
    optional: { TargetContact: among("Current", "Related") },
    errors: always("NoMatchingError"),
  },
  UpdateContactData: {
    required: { TargetContact: among("Current", "Related") },
    optional: { Name: text, Description: text, LanguageCode: text, CustomerId: text, References: texts },
    errors: always("NoMatchingError"),
  },
  UpdateContactTextToSpeechVoice: {
    required: { TextToSpeechVoice: text },
    optional: { TextToSpeechEngine: text, TextToSpeechStyle: text },
    errors: always("NoMatchingError"),
  },
  UpdateContactRecordingBehavior: {
    required: {
      RecordingBehavior: bag(
        { RecordedParticipants: people },
        { ScreenRecordedParticipants: people, IVRRecordingBehavior: among("Enabled", "Disabled") },
      ),
    },
  },
  UpdateContactRoutingBehavior: {
    optional: { QueuePriority: whole(1, 9_999), QueueTimeAdjustmentSeconds: whole(1, 86_400) },
    oneOf: ["QueuePriority", "QueueTimeAdjustmentSeconds"],
  },
  UpdateContactTargetQueue: {
    ...queueOrAgent,
    oneOf: ["QueueId", "AgentId"],
    errors: always("NoMatchingError"),
  },
  TransferContactToQueue: { errors: always("QueueAtCapacity", "NoMatchingError") },
  UpdateContactCallbackNumber: {
    required: { CallbackNumber: path },
    errors: always("InvalidCallbackNumber", "CallbackNumberNotDialable"),
  },
  CreateCallbackContact: {
    required: {
      InitialCallDelaySeconds: whole(1, 259_200),
      MaximumConnectionAttempts: whole(1, 1_000),
      RetryDelaySeconds: whole(1, 259_200),
    },
    optional: { ...queueOrAgent.optional, ContactFlowId: fixedOrPath, CallerId: fixedOrPath },
    errors: always("NoMatchingError"),
  },
  TransferParticipantToThirdParty: {
    required: {
      ThirdPartyPhoneNumber: text,
      ThirdPartyConnectionTimeLimitSeconds: oneOfBags(whole(0, 600), path),
      ContinueFlowExecution: among("True", "False"),
    },
    errors: ({ ContinueFlowExecution }) => ({
      must: [
        ...(ContinueFlowExecution === "True" ? ["CallFailed", "ConnectionTimeLimitExceeded"] : []),
        "NoMatchingError",
      ],
    }),
  },
  UpdateFlowLoggingBehavior: { required: { FlowLoggingBehavior: among("Enabled", "Disabled") } },
};

export const operators: ReadonlySet<string> = new Set([
  "Equals",
  "TextStartsWith",
  "TextEndsWith",
  "TextContains",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
]);

/** Whether the words of a speaking block stand in the flow itself, so that nothing can be missing. */
export const hasOwnWords = ({ Parameters: { Text, SSML, PromptId } }: FlowAction): boolean =>
  [Text, SSML, PromptId].some((value) => typeof value === "string" && value !== "" && !isDynamic(value));
