import type { ListedLob } from "#lib/domain/lines-of-business/index.ts";
import type { FlowsNeed, Overview } from "#lib/domain/overview/index.ts";
import type { FailedRun, WorkflowKind } from "#lib/domain/workflows/index.ts";
import type { ClosureGroup } from "#lib/web/lines-of-business.ts";
import type { SessionWork } from "#lib/web/session-work.ts";
import { lobsNeedingQueuesPath, queuesPath } from "../lines-of-business/_components/addresses.ts";
import { filteredFlowPath, needsPath } from "../prompts/_components/addresses.ts";
import { runsPath, waitingPath } from "../workflows/_components/addresses.ts";

/** One thing that wants somebody, with the address of the list that it counts. */
export type Want =
  | { kind: "closure"; href: string; names: string[]; reason: string; until?: string }
  | { kind: "queues"; href: string; name: string; count: number }
  | { kind: "waiting"; href: string; count: number; since: string }
  | { kind: "failedRuns"; href: string; workflow: WorkflowKind; status: FailedRun["status"]; count: number }
  | { kind: "manyQueues"; href: string; names: string[] }
  | { kind: "spanish" | "outOfDate"; href: string; count: number; flows: string[] };

/** Of so many lines of business each is told by itself; of more, how many, and their list. */
const maxQueues = 3;

/** A figure of one flow opens its prompts; of several, the flows that it counts. */
const listOf = (need: FlowsNeed, kind: "spanish" | "out-of-date"): string => {
  const [only, ...others] = need.flows;
  const filter = kind === "spanish" ? "no-spanish" : kind;
  return only !== undefined && others.length === 0 ? filteredFlowPath(only, filter) : needsPath(kind);
};

/** Failures of one kind are one line, which opens their list. */
function failuresOf(failed: readonly FailedRun[]): Want[] {
  const groups = Map.groupBy(failed, ({ kind, status }) => runsPath({ kind, status }));
  return [...groups].flatMap(([href, runs]) =>
    runs.slice(0, 1).map(({ kind, status }) => ({
      kind: "failedRuns" as const,
      href,
      workflow: kind,
      status,
      count: runs.length,
    })),
  );
}

/** What needs attention, the most urgent first. */
export function wantsOf(
  { figures }: Pick<Overview, "figures">,
  lobs: readonly ListedLob[],
  groups: readonly ClosureGroup[],
  work?: SessionWork,
): Want[] {
  const wants: Want[] = groups.map(({ emergency, closures }) => ({
    kind: "closure",
    href: "/emergency",
    names: closures.map(({ DisplayName }) => DisplayName),
    reason: emergency.Reason,
    until: emergency.Until,
  }));
  if (work?.waiting.since) {
    const { count, since } = work.waiting;
    wants.push({ kind: "waiting", href: waitingPath, count, since });
  }
  wants.push(...failuresOf(work?.failed ?? []));
  const lost = lobs.filter(({ QueueErrors }) => QueueErrors > 0);
  if (lost.length > maxQueues) {
    const names = lost.map(({ DisplayName }) => DisplayName);
    wants.push({ kind: "manyQueues", href: lobsNeedingQueuesPath, names });
  } else
    for (const { LOB, DisplayName, QueueErrors } of lost)
      wants.push({ kind: "queues", href: queuesPath(LOB), name: DisplayName, count: QueueErrors });
  if (figures && figures.spanish.prompts > 0) {
    const { prompts: count, flows } = figures.spanish;
    wants.push({ kind: "spanish", href: listOf(figures.spanish, "spanish"), count, flows });
  }
  if (figures && figures.outOfDate.prompts > 0) {
    const { prompts: count, flows } = figures.outOfDate;
    wants.push({ kind: "outOfDate", href: listOf(figures.outOfDate, "out-of-date"), count, flows });
  }
  return wants;
}
