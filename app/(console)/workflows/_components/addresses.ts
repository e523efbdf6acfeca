import type { WorkflowKind } from "#lib/domain/workflows/index.ts";

/** Addresses of the workflows' pages. */
export const runPath = (kind: WorkflowKind, name: string): string =>
  `/workflows/${kind}/${encodeURIComponent(name)}`;

export function runsPath(filter: { kind?: WorkflowKind; status?: string; cursor?: string } = {}): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return query ? `/workflows?${query}` : "/workflows";
}

/** A step on the page of its run. */
export const stepId = (id: number): string => `step-${id}`;

/** The customers who wait for a human. */
export const waitingPath = "/workflows/~waiting";
