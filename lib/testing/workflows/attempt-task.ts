import type { HistoryEvent, HistoryEventType } from "@aws-sdk/client-sfn";
import type { Entry } from "./journal.ts";
import { TaskError, waitsForToken, type Json, type TaskCall } from "./step.ts";
import { taskEvents, type TaskEvents } from "./task-events.ts";
import type { Tokens } from "./tokens.ts";

/** `over`: its time is up, and nothing more is told of it. */
export type Attempt = { over: boolean; token?: string };

export type AttemptOptions = {
  task: (call: TaskCall) => Promise<Json>;
  tokens: Tokens;
  /** Milliseconds that a second of a wait lasts. */
  second: number;
  /** The tokens that were made for this step. */
  made: ReadonlySet<string>;
  /** The last attempt of each state, by its name. */
  attempts: Map<string, Attempt>;
  signal: AbortSignal;
  tell: (type: HistoryEventType, details: Partial<HistoryEvent>) => void;
  write: (entry: Entry) => unknown;
  /** Whether this token was sent before the process began; asked once. */
  held: (token: string) => boolean;
};

/** Which of the tokens made for a step a task's input carries, anywhere in it. */
function readsToken(input: Json, made: ReadonlySet<string>): string | undefined {
  const text = JSON.stringify(input);
  return [...made].find((token) => text.includes(token));
}

/** One attempt of a Task state, with the events that Step Functions writes of it. */
export async function attemptTask(call: TaskCall, options: AttemptOptions): Promise<Json> {
  const { tokens, signal, attempts, task, tell } = options;
  // An interpreter that was stopped may still try again.
  if (signal.aborted) throw new TaskError("States.Aborted", "The run was stopped.");
  const attempt: Attempt = { over: false };
  attempts.set(call.state, attempt);
  const events = taskEvents(call, (type, details) => !attempt.over && !signal.aborted && tell(type, details));
  const over = () => attempt.token && tokens.cancel(attempt.token);
  signal.addEventListener("abort", over, { once: true });
  try {
    if (!waitsForToken(call.definition)) events.scheduled();
    const output = await (waitsForToken(call.definition)
      ? waitForToken(call, options, attempt, events)
      : task(call));
    events.succeeded(output);
    return output;
  } catch (error) {
    over();
    events.failed(error as Error);
    throw error;
  } finally {
    signal.removeEventListener("abort", over);
  }
}

/** Sends the token, unless it was sent before this process began, and waits for the answer. */
async function waitForToken(
  call: TaskCall,
  { made, tokens, second, held, write, task }: AttemptOptions,
  attempt: Attempt,
  events: TaskEvents,
): Promise<Json> {
  const token = (attempt.token = readsToken(call.input, made));
  if (!token) throw new TaskError("States.Runtime", "A task waits for a token that it did not send.");
  const sentBefore = held(token);
  const { HeartbeatSeconds } = call.definition;
  // From now on it may be answered: whoever gets the message may be quicker than the sending.
  const answer = tokens.wait(token, HeartbeatSeconds && HeartbeatSeconds * second);
  answer.catch(() => undefined);
  if (!sentBefore) {
    events.scheduled();
    write({ kind: "token", token });
    const sent = await task(call);
    write({ kind: "token", token, sent: true });
    events.submitted(sent);
  }
  return answer;
}
