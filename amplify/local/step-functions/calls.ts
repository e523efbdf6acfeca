import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { z } from "zod";
import { refusal, type Engine, type Execution, type Machine } from "#lib/testing/workflows/index.ts";
import { pageOf } from "./pages.ts";

/** The protocol's time: seconds, with a fraction. */
const seconds = (milliseconds: number | undefined) => milliseconds && milliseconds / 1_000;

const arn = z
  .string()
  .max(256)
  .refine((text) => /^arn:aws:states:[\w-]*:\d{12}:\w+:\S+$/.test(text));
const paging = {
  maxResults: z.number().int().min(0).max(1_000).default(0),
  nextToken: z.string().max(3_096).optional(),
};
const data = z.string().max(262_144);
const statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"] as const;
const why = { error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() };

const redrivable = new Set<string>(["FAILED", "ABORTED", "TIMED_OUT"]);

const summary = (execution: Execution) => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machine.arn,
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startedAt),
  stopDate: seconds(execution.stoppedAt),
  redriveCount: execution.redriveCount,
  redriveDate: seconds(execution.redrivenAt),
});

const described = (machine: Machine) => ({
  stateMachineArn: machine.arn,
  name: machine.name,
  status: "ACTIVE",
  type: "STANDARD",
  definition: JSON.stringify(machine.definition, null, 2),
  roleArn: "arn:aws:iam::000000000000:role/local",
  creationDate: seconds(machine.createdAt.getTime()),
  loggingConfiguration: { level: "OFF", includeExecutionData: false },
  tracingConfiguration: { enabled: false },
});

/** An event without what it carries, as for those who ask for none of it. */
function bare(event: HistoryEvent): HistoryEvent {
  const shown = ([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null && !(value instanceof Date)
      ? [key, { ...value, input: undefined, output: undefined, parameters: undefined }]
      : [key, value];
  return Object.fromEntries(Object.entries(event).map(shown)) as HistoryEvent;
}

const onWire = (event: HistoryEvent) => ({ ...event, timestamp: seconds(event.timestamp?.getTime()) });

type Call<Input> = { input: z.ZodType<Input>; answer: (engine: Engine, input: Input) => object };
const call = <Input>(input: z.ZodType<Input>, answer: Call<Input>["answer"]): Call<Input> => ({
  input,
  answer,
});

const calls = {
  StartExecution: call(
    z.object({ stateMachineArn: arn, name: z.string().optional(), input: data.optional() }),
    (engine, { stateMachineArn, name, input }) => {
      const execution = engine.start(stateMachineArn, name, input);
      return { executionArn: execution.arn, startDate: seconds(execution.startedAt) };
    },
  ),
  StopExecution: call(z.object({ executionArn: arn, ...why }), (engine, { executionArn, error, cause }) => ({
    stopDate: seconds(engine.stop(executionArn, error, cause).stoppedAt),
  })),
  RedriveExecution: call(
    z.object({ executionArn: arn, clientToken: z.string().optional() }),
    (engine, input) => ({ redriveDate: seconds(engine.redrive(input.executionArn)) }),
  ),
  DescribeExecution: call(z.object({ executionArn: arn }), (engine, { executionArn }) => {
    const execution = engine.execution(executionArn);
    const { input, output, error, cause, status } = execution;
    const redriveStatus = redrivable.has(status) ? "REDRIVABLE" : "NOT_REDRIVABLE";
    const included = { included: true };
    return {
      ...summary(execution),
      ...{ input, inputDetails: included, output, error, cause, redriveStatus },
      ...(output === undefined ? {} : { outputDetails: included }),
      ...(redriveStatus === "REDRIVABLE"
        ? {}
        : { redriveStatusReason: `Execution is ${status} and cannot be redriven` }),
    };
  }),
  ListExecutions: call(
    z.object({ stateMachineArn: arn, statusFilter: z.enum(statuses).optional(), ...paging }),
    (engine, { stateMachineArn, statusFilter, ...page }) => {
      const all = engine
        .executions(engine.machine(stateMachineArn))
        .filter(({ status }) => !statusFilter || status === statusFilter);
      const { items, nextToken } = pageOf(all, page, ({ name, startedAt }) => `${startedAt} ${name}`);
      return { executions: items.map(summary), nextToken };
    },
  ),
  GetExecutionHistory: call(
    z.object({
      executionArn: arn,
      reverseOrder: z.boolean().default(false),
      includeExecutionData: z.boolean().default(true),
      ...paging,
    }),
    (engine, { executionArn, reverseOrder, includeExecutionData, ...page }) => {
      const { events } = engine.execution(executionArn);
      const ordered = reverseOrder ? events.toReversed() : events;
      const { items, nextToken } = pageOf(ordered, page, ({ id }) => String(id));
      return { events: items.map(includeExecutionData ? onWire : (event) => onWire(bare(event))), nextToken };
    },
  ),
  ListStateMachines: call(z.object(paging), (engine, page) => {
    const { items, nextToken } = pageOf([...engine.machines.values()], page, ({ name }) => name);
    const machines = items.map((machine) => {
      const { stateMachineArn, name, type, creationDate } = described(machine);
      return { stateMachineArn, name, type, creationDate };
    });
    return { stateMachines: machines, nextToken };
  }),
  DescribeStateMachine: call(z.object({ stateMachineArn: arn }), (engine, { stateMachineArn }) =>
    described(engine.machine(stateMachineArn)),
  ),
  DescribeStateMachineForExecution: call(z.object({ executionArn: arn }), (engine, { executionArn }) => {
    const { creationDate, ...rest } = described(engine.execution(executionArn).machine);
    return { ...rest, updateDate: creationDate };
  }),
  SendTaskSuccess: call(z.object({ taskToken: z.string(), output: data }), (engine, input) => {
    engine.succeed(input.taskToken, input.output);
    return {};
  }),
  SendTaskFailure: call(z.object({ taskToken: z.string(), ...why }), (engine, input) => {
    engine.fail(input.taskToken, input.error, input.cause);
    return {};
  }),
  SendTaskHeartbeat: call(z.object({ taskToken: z.string() }), (engine, { taskToken }) => {
    engine.beat(taskToken);
    return {};
  }),
};

/**
 * Answers one call of the Step Functions API.
 * @throws Refusal with the type that AWS gives it
 */
export function answer(engine: Engine, operation: string, input: unknown): object {
  const found = (calls as unknown as Record<string, Call<unknown> | undefined>)[operation];
  if (!found) throw refusal("UnknownOperationException", `This machine does not know ${operation}.`);
  const parsed = found.input.safeParse(input);
  if (parsed.success) return found.answer(engine, parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  if (field.endsWith("Arn")) throw refusal("InvalidArn", `Invalid Arn: '${field}'`);
  throw refusal("ValidationException", `Value at '${field}' failed to satisfy constraint: ${issue?.message}`);
}
