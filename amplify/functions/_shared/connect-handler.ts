import {
  answerBytes,
  isAnswerKey,
  maxAnswerBytes,
  type ConnectAnswer,
  type FlatAnswer,
  type Outcome,
} from "#lib/platform/connect-answer.ts";
import { log, maskNumber, type LogLevel } from "#lib/platform/log.ts";
import { readConnectEvent, type ConnectCall, type Contact } from "./connect-event.ts";
import { knownAnswers } from "./known-answers.ts";
import { within } from "./within.ts";

/**
 * Milliseconds for an answer. Amazon Connect waits for 8 seconds and we promise 3; the rest is for the start
 * of a new instance and for the way there and back.
 */
export const answerBudget = 2_000;

/** What a schema of zod is to the handler; a function that must stay small brings its own. */
export type InputReader<Input> = {
  safeParse: (
    parameters: unknown,
  ) =>
    | { success: true; data: Input }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
};

/** An answer, and what stood in the way of a better one. */
type Settled = ConnectAnswer & { error?: unknown };

export type ConnectFunction<Deps, Input> = {
  /** As it stands in the log: `get-prompts`. */
  name: string;
  /** What it needs of the flow's parameters. */
  input: InputReader<Input>;
  answer: (deps: Deps, input: Input, contact: Contact, signal: AbortSignal) => Promise<Settled>;
  /** Whether the last answer may be given again while the database fails. True unless the function changes something. */
  remembers?: boolean;
  /** What is said when there is no answer, from whatever is known of the question; `invalid` when it was none. */
  instead: (call: ConnectCall, invalid?: boolean) => FlatAnswer;
};

const levels: Record<Outcome, LogLevel> = {
  OK: "info",
  NOT_FOUND: "warn",
  INVALID: "warn",
  CACHED: "warn",
  DEFAULT: "error",
  TRUNCATED: "error",
};

/** The last guard before Amazon Connect: legal keys, strings, under the limit, whatever happened above. */
function guarded({ outcome, values }: ConnectAnswer): FlatAnswer {
  const flat: FlatAnswer = {};
  for (const [key, value] of Object.entries(values)) if (isAnswerKey(key)) flat[key] = String(value);
  flat.Outcome = outcome;
  if (answerBytes(flat) > maxAnswerBytes) throw new Error("larger than Amazon Connect takes");
  return flat;
}

/** One line for a call, without its words. */
function tell(name: string, began: number, { contact }: ConnectCall, settled: Settled): void {
  const { outcome, notes, error } = settled;
  const fields = {
    correlationId: contact.id,
    function: name,
    milliseconds: Math.round(performance.now() - began),
    outcome,
    caller: contact.number && maskNumber(contact.number),
    ...notes,
    cause: error instanceof Error && error.cause instanceof Error ? error.cause.name : undefined,
  };
  const isWorse = Boolean(notes?.unreadable) || (outcome === "OK" && error !== undefined);
  log(isWorse ? "error" : levels[outcome], `${name} answered`, fields, error);
}

/**
 * Makes a Lambda handler for "Invoke AWS Lambda function" of Amazon Connect. It never throws and always
 * answers within {@link answerBudget}: from the database, else with the last answer it knows to the same
 * question, else with words that stand by themselves.
 * @param open gives the dependencies; called once, when they are first needed
 */
export function connectHandler<Deps, Input>(
  { name, input, answer, instead, remembers = true }: ConnectFunction<Deps, Input>,
  open: () => Deps,
  { budget = answerBudget }: { budget?: number } = {},
): (event: unknown) => Promise<FlatAnswer> {
  const known = knownAnswers();
  let deps: Deps | undefined;

  async function settle(call: ConnectCall): Promise<Settled> {
    const { contact, parameters } = call;
    const parsed = input.safeParse(parameters);
    if (!parsed.success) {
      const invalid = String(parsed.error.issues[0]?.path[0] ?? "");
      return { outcome: "INVALID", values: { ...instead(call, true), Invalid: invalid }, notes: { invalid } };
    }
    const question = JSON.stringify([parsed.data, contact.languageCode, contact.chat]);
    try {
      const settled = await within(budget, (signal) =>
        answer((deps ??= open()), parsed.data, contact, signal),
      );
      const values = guarded(settled);
      // What is gone must not come back when the database fails.
      if (settled.outcome === "NOT_FOUND") known.forget(question);
      else if (remembers) known.remember(question, values);
      return settled;
    } catch (error) {
      const last = known.recall(question);
      return last
        ? { outcome: "CACHED", values: last, error }
        : { outcome: "DEFAULT", values: instead(call), error };
    }
  }

  return async (event) => {
    const began = performance.now();
    const call = readConnectEvent(event);
    const settled = await settle(call);
    tell(name, began, call, settled);
    return guarded(settled);
  };
}
