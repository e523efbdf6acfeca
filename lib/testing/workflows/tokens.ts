import { randomBytes } from "node:crypto";
import { TaskError, type Json } from "./step.ts";
import { refusal } from "./refusals.ts";

/** A task that waits to be told how it ended. */
export type Waiting = {
  token: string;
  succeed: (output: Json) => void;
  fail: (error: TaskError) => void;
  beat: () => void;
};

/** The task tokens of an engine: which wait, and which waited once. */
export class Tokens {
  readonly #waiting = new Map<string, Waiting>();
  readonly #closed = new Set<string>();

  /** A token that nobody can guess, in the characters of Step Functions' own. */
  make = (): string => `AQ${randomBytes(96).toString("base64")}`;

  close(token: string): void {
    this.#waiting.delete(token);
    this.#closed.add(token);
  }

  /** Ends a wait that nobody waits for any more. */
  cancel(token: string): void {
    this.#waiting.get(token)?.fail(new TaskError("States.Aborted", "The wait was ended."));
    this.close(token);
  }

  /**
   * Waits until the task is told of, or its heartbeats fail to come.
   * @param heartbeat milliseconds between two heartbeats at most
   * @throws TaskError what SendTaskFailure said, or States.HeartbeatTimeout
   */
  wait(token: string, heartbeat?: number): Promise<Json> {
    const { promise, resolve, reject } = Promise.withResolvers<Json>();
    let timer: NodeJS.Timeout | undefined;
    const beat = () => {
      clearTimeout(timer);
      if (heartbeat)
        timer = setTimeout(
          () => reject(new TaskError("States.HeartbeatTimeout", "No heartbeat came in time.")),
          heartbeat,
        );
    };
    beat();
    this.#waiting.set(token, { token, succeed: resolve, fail: reject, beat });
    return promise.finally(() => {
      clearTimeout(timer);
      this.close(token);
    });
  }

  /** @throws InvalidToken, TaskDoesNotExist, TaskTimedOut (the wait is over, whatever ended it) */
  find(token: unknown): Waiting {
    if (typeof token !== "string" || !/^AQ[A-Za-z0-9+/]{20,}={0,2}$/.test(token) || token.length > 2_048)
      throw refusal("InvalidToken", "Invalid Token: 'Invalid token'");
    const waiting = this.#waiting.get(token);
    if (waiting) return waiting;
    if (this.#closed.has(token))
      throw refusal(
        "TaskTimedOut",
        "Task Timed Out: 'Provided task does not exist anymore'. The wait for this token is over.",
      );
    throw refusal("TaskDoesNotExist", "Task does not exist.");
  }
}
