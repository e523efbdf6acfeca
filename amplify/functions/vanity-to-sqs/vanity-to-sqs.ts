import { readLanguage } from "#lib/domain/prompts/index.ts";
import {
  makeVanityNumbers,
  readTarget,
  sayNoVanity,
  speakVanityNumbers,
  ssmlOf,
  storedVanities,
  vanityKey,
  vanityQueue,
  type NoVanity,
  type VanityMessage,
  type VanityQueue,
  type WordLanguage,
} from "#lib/domain/vanity-numbers/index.ts";
import { systemClock, type Clock } from "#lib/kernel/clock.ts";
import type { FlatAnswer } from "#lib/platform/connect-answer.ts";
import type { VanityEnvironment } from "#lib/platform/env.ts";
import { maskNumber } from "#lib/platform/log.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import type { Contact } from "../_shared/connect-event.ts";
import type { ConnectFunction, InputReader } from "../_shared/connect-handler.ts";

type VanityToSqsInput = { target: unknown; language?: string };
export type VanityToSqsDeps = { queue: VanityQueue; clock: Clock };

/** Reads two parameters without a schema of zod, which would not fit into the bundle. Nothing is refused here. */
const input: InputReader<VanityToSqsInput> = {
  safeParse: (parameters) => {
    const { TargetNumber, Language } = parameters as Record<string, unknown>;
    return {
      success: true,
      data: { target: TargetNumber, language: typeof Language === "string" ? Language : undefined },
    };
  },
};

const languageOf = (asked: unknown, contact: Contact): WordLanguage =>
  readLanguage(typeof asked === "string" ? asked : undefined) ?? readLanguage(contact.languageCode) ?? "en";

const none = Object.fromEntries([0, 1, 2, 3, 4].map((place) => [vanityKey(place), ""]));

const withoutNumbers = (why: NoVanity, language: WordLanguage, targetNumber = ""): FlatAnswer => ({
  ...none,
  Ssml: ssmlOf(sayNoVanity(why, language)),
  ssmlError: "true",
  Reason: why.toUpperCase(),
  TargetNumber: targetNumber,
  Stored: "false",
});

/** A queue that refuses does not spoil the answer to the caller. */
async function store(
  { queue }: VanityToSqsDeps,
  message: VanityMessage,
  signal: AbortSignal,
): Promise<{ stored: boolean; error?: unknown }> {
  try {
    await queue.send(message, signal);
    return { stored: true };
  } catch (error) {
    return { stored: false, error };
  }
}

/** The five best vanity numbers of the caller's number or of one typed in, to be read aloud; stored by way of a queue. */
export const vanityToSqs: ConnectFunction<VanityToSqsDeps, VanityToSqsInput> = {
  name: "vanity-to-sqs",
  input,
  remembers: false,
  async answer(deps, asked, contact, signal) {
    const language = languageOf(asked.language, contact);
    const target = readTarget(asked.target ?? contact.number);
    if ("refused" in target) {
      const { refused } = target;
      return { outcome: "INVALID", values: withoutNumbers(refused, language), notes: { refused } };
    }
    const numbers = makeVanityNumbers(target, language);
    if (numbers.length === 0)
      return { outcome: "NOT_FOUND", values: withoutNumbers("wordless", language, target.number) };
    const caller = readTarget(contact.number);
    const { stored, error } = await store(
      deps,
      {
        phoneNumber: "refused" in caller ? undefined : caller.number,
        targetNumber: target.number,
        timestamp: deps.clock.now().toISOString(),
        vanityNumbers: storedVanities(numbers),
        contactId: contact.id,
      },
      signal,
    );
    return {
      error,
      outcome: "OK",
      values: {
        ...none,
        ...Object.fromEntries(numbers.map(({ text }, place) => [vanityKey(place), text])),
        Ssml: speakVanityNumbers(numbers, language),
        ssmlError: "false",
        TargetNumber: target.number,
        Stored: String(stored),
      },
      notes: { count: numbers.length, stored: String(stored), target: maskNumber(target.number) },
    };
  },
  instead: ({ parameters, contact }) => withoutNumbers("unknown", languageOf(parameters.Language, contact)),
};

/** Two tries of 500 ms: the queue has less time than the answer. */
export const vanityForCallers = ({ region, sqsEndpoint, queueUrl }: VanityEnvironment): VanityToSqsDeps => ({
  queue: vanityQueue(
    openQueues({ region, endpoint: sqsEndpoint, requestTimeout: 500, maxAttempts: 2 }),
    queueUrl,
  ),
  clock: systemClock,
});
