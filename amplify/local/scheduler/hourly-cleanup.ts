import { cleanupSchedule } from "#amplify/workflows/schedules.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import type { Executions } from "#lib/platform/executions.ts";
import { log } from "#lib/platform/log.ts";

const { workflow, everyMilliseconds: every, input } = cleanupSchedule;

/** One name for each hour (UTC): asked for again after a lost answer, it is the same execution. */
const nameAt = (due: number) => `schedule-${workflow}-${new Date(due).toISOString().slice(0, 13)}`;

/**
 * Stands in for Amazon EventBridge Scheduler: a cleanup an hour after this begins, and every hour from then on. Gives
 * what looks whether one is due and starts it. One that cannot be started is tried again at the next look; hours that
 * the machine slept through are one cleanup.
 */
export function hourlyCleanup(workflows: Pick<Executions, "start">, clock: Clock): () => Promise<void> {
  let next = clock.now().getTime() + every;
  return async () => {
    const late = clock.now().getTime() - next;
    if (late < 0) return;
    const due = next + Math.floor(late / every) * every;
    try {
      await workflows.start(workflow, nameAt(due), input);
    } catch (error) {
      // A conflict says that this hour's has run.
      if (!isDomainError(error, "CONFLICT"))
        return log("warn", "the cleanup could not be started", {}, error);
    }
    next = due + every;
  };
}
