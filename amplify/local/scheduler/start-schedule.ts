import { systemClock } from "#lib/kernel/clock.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { hourlyCleanup } from "./hourly-cleanup.ts";

/** How often the clock is looked at: a machine that slept is noticed soon. */
const lookMilliseconds = 60_000;

/** Starts workflows by the clock until it is stopped. Gives what stops it. */
export function startSchedule({
  stepFunctions: endpoint,
  stateMachines: machines = {},
}: Pick<Stack, "stepFunctions" | "stateMachines">): () => Promise<void> {
  if (!endpoint) return () => Promise.resolve();
  const look = hourlyCleanup(stepFunctions({ region: "us-east-1", endpoint, machines }), systemClock);
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking = look();
  }, lookMilliseconds);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
