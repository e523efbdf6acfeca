/**
 * AWS Step Functions on one machine, for tests and for the local stack.
 *
 * To run a definition in a test, with the real file and anything for its tasks:
 *
 * ```ts
 * const workflow = tryWorkflow("cleanup", {
 *   substitutions: { SessionsTable: store.tables.Sessions, ArchiveSessionFunction: "archive-session" },
 *   functions: { "archive-session": archiveSession(() => deps) },   // handlers as AWS Lambda calls them
 *   dynamodb: store.endpoint,                                       // for dynamodb:getItem and the like
 *   sqs,                                                            // for sqs:sendMessage
 * });
 * const run = await workflow.run({ session_id });   // to its end
 * expect(run).toMatchObject({ status: "SUCCEEDED", output: { … } });
 * expect(run.states).toEqual(["FindSessions", "ForEach", …]);       // as they were entered
 * ```
 *
 * Waits, retries and task tokens last 5 ms for a second (`second`), so that 300 s are 1.5 s; tasks themselves have all
 * the time that their definition gives them. `faults: { "archive-session": (call) => … }` comes before a function: what
 * it throws, the function throws (the error's `name` is what Retry and Catch see). `crash` leaves the run as a
 * machine that is switched off would, before or after a task; `workflow.restart()` then goes on from the journal.
 */
export { Engine, machineArn, type EngineOptions } from "./engine.ts";
export type { Execution, Machine } from "./execution.ts";
export { fileJournal } from "./journal.ts";
export { Refusal, refusal } from "./refusals.ts";
export { serviceTasks, type LambdaFunction } from "./service-tasks.ts";
export {
  everyState,
  TaskError,
  waitsForToken,
  within,
  type Definition,
  type Json,
  type State,
  type States,
} from "./step.ts";
export { tryWorkflow, type Tried, type TryOptions } from "./try-workflow.ts";
