import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { DomainError, type ErrorCode } from "#lib/kernel/errors.ts";
import { clientSettings, type ClientOptions } from "./aws-client.ts";

export type StepFunctionsOptions = ClientOptions & {
  /** Workflow (`handoff`) → ARN of its state machine. */
  machines: Readonly<Record<string, string>>;
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

export function meaningOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError || ours.has(error.name)) return error;
  const [code, reason] = meanings[error.name] ?? ["UNAVAILABLE", "workflows.unavailable"];
  const fromAws = "$metadata" in error || "$retryable" in error || "code" in error;
  const waited = ["TimeoutError", "AbortError"].includes(error.name);
  return fromAws || waited ? new DomainError(code, reason, { cause: error }) : error;
}

export async function ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw meaningOf(error);
  }
}

export const iso = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

type Told = {
  executionArn?: string;
  name?: string;
  status?: string;
  startDate?: Date;
  stopDate?: Date;
  redriveCount?: number;
};
export const summaryOf = (told: Told): ExecutionSummary => ({
  arn: told.executionArn ?? "",
  name: told.name ?? "",
  status: executionStatuses.find((status) => status === told.status) ?? "RUNNING",
  startedAt: iso(told.startDate),
  stoppedAt: told.stopDate && iso(told.stopDate),
  redrives: told.redriveCount ?? 0,
});

/** A client of AWS Step Functions, or of the local server that speaks its protocol, and the ARNs of what runs there. */
export function openWorkflows(options: StepFunctionsOptions) {
  const client = new SFNClient(clientSettings(options, { requestTimeout: 3_000, maxAttempts: 3 }));
  const machineOf = (workflow: string): string => {
    const arn = options.machines[workflow];
    if (!arn) throw new DomainError("UNAVAILABLE", "workflows.missing");
    return arn;
  };
  /** The ARN of a standard execution is its machine's with its own name at the end. */
  const arnOf = (workflow: string, name: string): string =>
    `${machineOf(workflow).replace(":stateMachine:", ":execution:")}:${name}`;

  return { client, machineOf, arnOf };
}

/**
 * Starting workflows and asking how they stand: all that functions need that start them, without the rest of the
 * SDK's shapes in their bundles. @throws DomainError as `stepFunctions` does
 */
export function executions(
  options: StepFunctionsOptions,
  { client, machineOf, arnOf } = openWorkflows(options),
) {
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
  };
}
export type Executions = ReturnType<typeof executions>;
