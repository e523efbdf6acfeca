type Fields = Record<string, unknown>;

/** The context that the local interpreter knows as AWS does. `$$.Map.Item` only where a Map selects its items. */
const known =
  /^\$\$\.(Execution\.(Id|Name)|StateMachine\.(Id|Name)|Task\.Token|Map\.Item\.(Index|Value)\b.*)$/;

/** Services that the local stack can do for a Task. */
const resources =
  /^arn:aws:states:::(lambda:invoke|(aws-sdk:)?dynamodb:(getItem|putItem|updateItem|deleteItem|query)|sqs:sendMessage)(\.waitForTaskToken)?$/;

/** How long a timer of Node.js can be, in seconds. */
const longest = 2_147_483;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every string of a value that is evaluated: paths and intrinsic functions. */
function expressions(value: unknown, key = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => expressions(each, key));
  if (isFields(value))
    return Object.entries(value).flatMap(([name, each]) =>
      // The states inside are looked at themselves.
      ["States", "Branches"].includes(name) ? [] : expressions(each, name),
    );
  const evaluated = key.endsWith(".$") || /(Path|Variable)$/.test(key);
  return evaluated && typeof value === "string" ? [value] : [];
}

function refusedOfExpression(text: string): string[] {
  const found: string[] = [];
  for (const [path] of text.matchAll(/\$\$[\w.[\]'"]*/g))
    if (!known.test(path)) found.push(`${path} is not known here as on AWS`);
  if (/\.\.|\[\?|\*|\[\d*:/.test(text.replaceAll(/'[^']*'/g, "")))
    found.push(`${text}: a path that may find several things gives something else here than on AWS`);
  if (text.startsWith("States.") && text.includes("\\"))
    found.push(`${text}: a backslash in an intrinsic function is lost here`);
  return found;
}

function everyRule(rule: unknown): Fields[] {
  if (!isFields(rule)) return [];
  const inner = [rule.And, rule.Or, rule.Not].flat().filter((each) => each !== undefined);
  return [rule, ...inner.flatMap(everyRule)];
}

const negated = ["IsPresent", "IsNull", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"];

function refusedOfChoice(state: Fields): string[] {
  const found: string[] = [];
  for (const rule of [state.Choices].flat().flatMap(everyRule))
    for (const test of negated)
      if (rule[test] === false) found.push(`${test}: false never matches here; write Not with ${test}: true`);
  if (state.Default === undefined) found.push("a Choice without a Default may end nowhere");
  return found;
}

function refusedOfTask(state: Fields, inside: boolean): string[] {
  const found: string[] = [];
  const resource = typeof state.Resource === "string" ? state.Resource : "";
  const waits = resource.endsWith(".waitForTaskToken");
  if (!resources.test(resource)) found.push(`the local stack has no ${resource}`);
  if (typeof state.TimeoutSeconds !== "number")
    found.push("a task without TimeoutSeconds has 60 s here, and for ever on AWS");
  if (!Array.isArray(state.Catch) || state.Catch.length === 0) found.push("a task without a Catch");
  if (!Array.isArray(state.Retry) && !waits) found.push("a task without a Retry");
  if (waits && inside)
    found.push("a wait for a token inside of Map or Parallel does not survive a restart here");
  if (waits && !JSON.stringify(state.Parameters ?? {}).includes("$$.Task.Token"))
    found.push("a task that waits for a token sends none");
  if (state.HeartbeatSeconds !== undefined && !waits) found.push("heartbeats are counted for tokens only");
  if (state.HeartbeatSecondsPath !== undefined) found.push("HeartbeatSecondsPath is not known here");
  for (const retrier of [state.Retry].flat().filter(isFields)) {
    if (typeof retrier.MaxAttempts !== "number") found.push("a Retry without a limit");
    if (retrier.JitterStrategy !== "FULL") found.push("a Retry without jitter");
    if (typeof retrier.BackoffRate !== "number") found.push("a Retry without backoff");
  }
  return found;
}

function refusedOfMap(state: Fields): string[] {
  const found: string[] = [];
  const processor = isFields(state.ItemProcessor) ? state.ItemProcessor : {};
  const { Mode = "INLINE" } = isFields(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
  if (Mode !== "INLINE" || state.ItemReader || state.ItemBatcher || state.ResultWriter || state.Label)
    found.push("Distributed Map is not known here");
  if (state.ToleratedFailurePercentage !== undefined || state.ToleratedFailureCount !== undefined)
    found.push("tolerated failures are of Distributed Map, which is not known here");
  if (typeof state.MaxConcurrency !== "number" || state.MaxConcurrency < 1)
    found.push("a Map without MaxConcurrency");
  if (!Array.isArray(state.Catch) || state.Catch.length === 0) found.push("a Map without a Catch");
  return found;
}

function refusedOfState(state: Fields, inside: boolean): string[] {
  const found = expressions(state).flatMap(refusedOfExpression);
  if (state.QueryLanguage !== undefined || state.Arguments !== undefined || state.Output !== undefined)
    found.push("JSONata is ignored here");
  if (state.Assign !== undefined) found.push("Assign is ignored here");
  for (const field of ["ResultPath", "OutputPath", "InputPath"])
    if (state[field] === "$") found.push(`${field}: "$" misbehaves here, and is what AWS does without it`);
  if (JSON.stringify(state.Catch ?? []).includes('"ResultPath":"$"'))
    found.push('ResultPath: "$" in a Catch misbehaves here');
  if (inside && JSON.stringify(expressions(state)).includes("$$.Execution.Input"))
    found.push("$$.Execution.Input is the item inside of a Map here");
  if (state.Type === "Choice") found.push(...refusedOfChoice(state));
  if (state.Type === "Task") found.push(...refusedOfTask(state, inside));
  if (state.Type === "Map") found.push(...refusedOfMap(state));
  if (state.Type === "Pass" && "Result" in state && !state.Result)
    found.push("a Pass with an empty Result gives its input here");
  if (state.Type === "Wait" && (typeof state.Seconds !== "number" || state.Seconds > longest))
    found.push("a Wait of anything but Seconds begins again after a restart here");
  return found;
}

type Machine = { States?: Record<string, Fields>; QueryLanguage?: unknown; TimeoutSeconds?: unknown };

function refusedInside(machine: Machine, inside: boolean): string[] {
  return Object.entries(machine.States ?? {}).flatMap(([name, state]) => [
    ...refusedOfState(state, inside).map((why) => `${name}: ${why}`),
    ...[state.ItemProcessor, state.Iterator, state.Branches]
      .flat()
      .filter(isFields)
      .flatMap((inner) => refusedInside(inner, true)),
  ]);
}

/**
 * What a definition must not say: what the local interpreter does not do as AWS does, and what our workflows always
 * have (a time limit, retries with backoff, jitter and a limit, a Catch on every task, MaxConcurrency on every Map).
 * @returns a sentence for each; none when it is well
 */
export function refusedIn(machine: Machine): string[] {
  const found = refusedInside(machine, false);
  if (machine.QueryLanguage !== undefined && machine.QueryLanguage !== "JSONPath")
    found.push("JSONata is ignored here");
  if (typeof machine.TimeoutSeconds !== "number") found.push("a machine without TimeoutSeconds");
  return found;
}
