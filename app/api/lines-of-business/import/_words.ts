import { getTranslations } from "next-intl/server";
import { reasonWords, type ToldProblem, type ToldRow } from "#app/api/prompts/import/_words.ts";
import type { MovingPlan, PlannedItem, ReplacedQueue } from "#lib/domain/lines-of-business/index.ts";
import { countPlan, newFlowsOf, previewRows, seenVersions } from "#lib/domain/prompts/index.ts";
import type { FieldErrors } from "#lib/kernel/errors.ts";
import type { MovingRun } from "#lib/web/moving-runs.ts";

export type Kind = PlannedItem["kind"];

/** A setting or a mapping as it is shown before it is written. */
export type ToldItem = {
  key: string;
  line?: number;
  kind: Kind;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  problems: ToldProblem[];
};

/** What a file would do, as the browser gets it; `id` names the import that may follow. */
export type ToldMoving = {
  id: string;
  kind: MovingPlan["kind"];
  digest: string;
  lob: string;
  isNew: boolean;
  counts: Record<Kind, number>;
  items: ToldItem[];
  prompts: ToldRow[];
  promptCounts: Record<Kind, number>;
  newFlows: string[];
  seen: { items: number[]; prompts: number[] };
  replaced: ReplacedQueue[];
  /** Queues of another instance without a queue of their name here. */
  foreign: string[];
};

type Result = NonNullable<MovingRun["result"]>;
export type ToldMovingRun = Omit<MovingRun, "result"> & {
  result?: Omit<Result, "skipped" | "skippedItems" | "stopped"> & {
    /** What was left out: a setting or mapping by its key, a prompt by its flow and name. */
    skipped: { key?: string; FlowName?: string; PromptName?: string; line?: number; message: string }[];
    skippedCount: number;
    stopped?: { message: string; left: number };
  };
};

const maxToldSkipped = 500;

/** Sentences for reasons, once for a request. */
export async function movingWords() {
  const [t, prompts] = await Promise.all([getTranslations("reasons"), reasonWords()]);
  const say = (reason: string, values?: FieldErrors[string]["values"]) => t(reason as never, values as never);
  /** The first error of each field: parts of a value repeat their field's. */
  const problemsOf = (problems: FieldErrors): ToldProblem[] =>
    Object.entries(problems)
      .filter(([field]) => !field.includes("."))
      .map(([field, { reason, values }]) => ({ column: field, message: say(reason, values) }));
  const item = ({ key, line, kind, before, contents, problems }: PlannedItem): ToldItem => ({
    key: key.slice(0, 200),
    line,
    kind,
    ...(kind === "changed" || kind === "added" ? { before, after: contents } : {}),
    problems: problemsOf(problems),
  });
  return {
    plan: (plan: MovingPlan, id: string): ToldMoving => {
      const { items, prompts: rows } = plan;
      const promptCounts = countPlan(rows.plan);
      const counts = { ...promptCounts };
      for (const { kind } of items) counts[kind] += 1;
      return {
        id,
        kind: plan.kind,
        digest: plan.digest,
        lob: plan.lob,
        isNew: plan.isNew,
        counts,
        items: items.map(item),
        prompts: previewRows(rows.plan).map(prompts.row),
        promptCounts,
        newFlows: newFlowsOf(rows),
        seen: { items: items.map(({ version }) => version), prompts: seenVersions(rows.plan) },
        replaced: plan.replaced,
        foreign: plan.foreign.map(({ QueueName }) => QueueName),
      };
    },
    run: ({ result, ...run }: MovingRun): ToldMovingRun => ({
      ...run,
      result: result && {
        ...result,
        skipped: [
          ...result.skippedItems.map(({ key, line, reason }) => ({ key, line, message: say(reason) })),
          ...result.skipped.map(({ FlowName, PromptName, reason }) => ({
            FlowName,
            PromptName,
            message: say(reason),
          })),
        ].slice(0, maxToldSkipped),
        skippedCount: result.skipped.length + result.skippedItems.length,
        stopped: result.stopped && {
          message: say(result.stopped.reason, result.stopped.values),
          left: result.stopped.left,
        },
      },
    }),
  };
}
