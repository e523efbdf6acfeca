import {
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
  type HistoryEvent,
} from "@aws-sdk/client-sfn";
import { DomainError } from "#lib/kernel/errors.ts";
import {
  ask,
  executions,
  iso,
  meaningOf,
  openWorkflows,
  summaryOf,
  type ExecutionStatus,
  type ExecutionSummary,
  type StepFunctionsOptions,
} from "./executions.ts";

export {
  executionStatuses,
  type Execution,
  type ExecutionStatus,
  type ExecutionSummary,
  type StepFunctionsOptions,
} from "./executions.ts";

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
  const opened = openWorkflows(options);
  const { client, machineOf } = opened;

  return {
    ...executions(options, opened),

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
