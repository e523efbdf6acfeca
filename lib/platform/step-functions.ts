import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  type HistoryEvent,
} from "@aws-sdk/client-sfn";
import { DomainError, type ErrorCode } from "#lib/kernel/errors.ts";

export type StepFunctionsOptions = {
  region: string;
  /** The local server's address; absent on AWS. */
  endpoint?: string;
  /** Workflow (`handoff`) → ARN of its state machine. */
  machines: Readonly<Record<string, string>>;
  requestTimeout?: number;
  maxAttempts?: number;
};

export const executionStatuses = [
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
  "TIMED_OUT",
  "ABORTED",
  "PENDING_REDRIVE",
] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];

/** One execution as a list tells of it. Moments are ISO 8601 UTC. */
export type ExecutionSummary = {
  arn: string;
  name: string;
  status: ExecutionStatus;
  startedAt: string;
  stoppedAt?: string;
  /** How often it was run again from a failure. */
  redrives: number;
};

export type Execution = ExecutionSummary & {
  /** JSON, as it was given and as it came out. */
  input?: string;
  output?: string;
  error?: string;
  cause?: string;
  canRedrive: boolean;
};

/** One event of an execution's history; `at` is ISO 8601 UTC, `details` what Amazon Step Functions says of its kind. */
export type ExecutionEvent = {
  id: number;
  previousId: number;
  type: string;
  at: string;
  details: Record<string, unknown>;
};

export type ListOptions = { status?: ExecutionStatus; next?: string; limit?: number };
export type StepFunctions = ReturnType<typeof stepFunctions>;

/** What Amazon Step Functions answers by name, and what it means here. */
const meanings: Record<string, [ErrorCode, string]> = {
  ExecutionDoesNotExist: ["NOT_FOUND", "workflows.gone"],
  InvalidArn: ["NOT_FOUND", "workflows.gone"],
  StateMachineDoesNotExist: ["UNAVAILABLE", "workflows.missing"],
  StateMachineDeleting: ["UNAVAILABLE", "workflows.missing"],
  ExecutionAlreadyExists: ["CONFLICT", "workflows.exists"],
  ExecutionNotRedrivable: ["CONFLICT", "workflows.notRedrivable"],
  TaskTimedOut: ["CONFLICT", "handoffs.noLongerWaiting"],
  TaskDoesNotExist: ["CONFLICT", "handoffs.noLongerWaiting"],
};

/** Our own mistakes, to be logged as such. */
const ours = new Set([
  "ValidationException",
  "AccessDeniedException",
  "InvalidExecutionInput",
  "InvalidName",
]);

function meaningOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError || ours.has(error.name)) return error;
  const [code, reason] = meanings[error.name] ?? ["UNAVAILABLE", "workflows.unavailable"];
  const fromAws = "$metadata" in error || "$retryable" in error || "code" in error;
  const waited = ["TimeoutError", "AbortError"].includes(error.name);
  return fromAws || waited ? new DomainError(code, reason, { cause: error }) : error;
}

async function ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw meaningOf(error);
  }
}

const iso = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

type Told = {
  executionArn?: string;
  name?: string;
  status?: string;
  startDate?: Date;
  stopDate?: Date;
  redriveCount?: number;
};
const summaryOf = (told: Told): ExecutionSummary => ({
  arn: told.executionArn ?? "",
  name: told.name ?? "",
  status: executionStatuses.find((status) => status === told.status) ?? "RUNNING",
  startedAt: iso(told.startDate),
  stoppedAt: told.stopDate && iso(told.stopDate),
  redrives: told.redriveCount ?? 0,
});

function eventOf({ id, previousEventId, type, timestamp, ...rest }: HistoryEvent): ExecutionEvent {
  const details = Object.values(rest).find((value) => typeof value === "object");
  return {
    id: id ?? 0,
    previousId: previousEventId ?? 0,
    type: type ?? "",
    at: iso(timestamp),
    details: { ...details },
  };
}

/**
 * The workflows where they run: AWS Step Functions, or the local server that speaks its protocol. Each call is one
 * request with a time limit. @throws DomainError: UNAVAILABLE when it does not answer or the workflow is not there,
 * NOT_FOUND for an execution that is not, CONFLICT for what no longer fits how an execution stands.
 */
export function stepFunctions(options: StepFunctionsOptions) {
  const client = new SFNClient({
    region: options.region,
    endpoint: options.endpoint,
    // The local server takes any credentials; on AWS the role's own are used.
    credentials: options.endpoint ? { accessKeyId: "local", secretAccessKey: "local" } : undefined,
    maxAttempts: options.maxAttempts ?? 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: options.requestTimeout ?? 3_000,
      throwOnRequestTimeout: true,
    },
  });
  const machineOf = (workflow: string): string => {
    const arn = options.machines[workflow];
    if (!arn) throw new DomainError("UNAVAILABLE", "workflows.missing");
    return arn;
  };
  /** The ARN of a standard execution is its machine's with its own name at the end. */
  const arnOf = (workflow: string, name: string): string =>
    `${machineOf(workflow).replace(":stateMachine:", ":execution:")}:${name}`;

  return {
    /** Which workflows there are where this runs. */
    workflows: Object.keys(options.machines),
    arnOf,

    /**
     * Starts an execution and does not wait for it. The same name with the same input is the same execution while it
     * runs. @throws CONFLICT (`workflows.exists`) when one of that name has ended, or runs with another input
     */
    async start(
      workflow: string,
      name: string,
      input: Record<string, unknown>,
    ): Promise<{ arn: string; startedAt: string }> {
      const stateMachineArn = machineOf(workflow);
      const answer = await ask(() =>
        client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })),
      );
      return { arn: answer.executionArn ?? arnOf(workflow, name), startedAt: iso(answer.startDate) };
    },

    /** How one execution stands. @throws NOT_FOUND */
    async describe(executionArn: string): Promise<Execution> {
      const answer = await ask(() => client.send(new DescribeExecutionCommand({ executionArn })));
      const { input, output, error, cause, redriveStatus } = answer;
      return {
        ...summaryOf(answer),
        input,
        output,
        error,
        cause,
        canRedrive: redriveStatus === "REDRIVABLE",
      };
    },

    /** The definition (Amazon States Language, JSON) that a workflow has now. */
    async definition(workflow: string): Promise<unknown> {
      const stateMachineArn = machineOf(workflow);
      const answer = await ask(() => client.send(new DescribeStateMachineCommand({ stateMachineArn })));
      return JSON.parse(answer.definition ?? "{}") as unknown;
    },

    /** Executions of a workflow, newest first. `next` is Amazon's own token. @throws VALIDATION for a stale one */
    async list(
      workflow: string,
      { status, next, limit = 25 }: ListOptions = {},
    ): Promise<{ items: ExecutionSummary[]; next?: string }> {
      const stateMachineArn = machineOf(workflow);
      try {
        const answer = await client.send(
          new ListExecutionsCommand({
            stateMachineArn,
            statusFilter: status,
            nextToken: next,
            maxResults: limit,
          }),
        );
        return { items: (answer.executions ?? []).map(summaryOf), next: answer.nextToken };
      } catch (error) {
        if (error instanceof Error && error.name === "InvalidToken")
          throw new DomainError("VALIDATION", "list.cursor", { cause: error });
        throw meaningOf(error);
      }
    },

    /** What happened in an execution, in order, a page at a time; `newestFirst` for its end. @throws NOT_FOUND */
    async history(
      executionArn: string,
      {
        next,
        limit = 100,
        newestFirst = false,
      }: { next?: string; limit?: number; newestFirst?: boolean } = {},
    ): Promise<{ items: ExecutionEvent[]; next?: string }> {
      const answer = await ask(() =>
        client.send(
          new GetExecutionHistoryCommand({
            executionArn,
            nextToken: next,
            maxResults: limit,
            reverseOrder: newestFirst,
            includeExecutionData: true,
          }),
        ),
      );
      return { items: (answer.events ?? []).map(eventOf), next: answer.nextToken };
    },

    /** Stops an execution where it stands; one that has ended stays as it is. @throws NOT_FOUND */
    async stop(executionArn: string, error: string, cause: string): Promise<void> {
      await ask(() => client.send(new StopExecutionCommand({ executionArn, error, cause })));
    },

    /** Answers a wait. @throws CONFLICT (`handoffs.noLongerWaiting`) when it has ended */
    async succeed(taskToken: string, output: Record<string, unknown>): Promise<void> {
      await answerWait(() =>
        client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
      );
    },

    /** Ends a wait with an error that the definition catches by name. @throws CONFLICT as {@link succeed} */
    async fail(taskToken: string, error: string, cause: string): Promise<void> {
      await answerWait(() => client.send(new SendTaskFailureCommand({ taskToken, error, cause })));
    },

    /** Runs a failed execution again from where it failed. The same token counts once. @throws CONFLICT, NOT_FOUND */
    async redrive(executionArn: string, clientToken: string): Promise<void> {
      await ask(() => client.send(new RedriveExecutionCommand({ executionArn, clientToken })));
    },
  };
}

/** A token that was made up is as good as one whose wait has ended. */
async function answerWait(request: () => Promise<unknown>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidToken")
      throw new DomainError("CONFLICT", "handoffs.noLongerWaiting", { cause: error });
    throw meaningOf(error);
  }
}
