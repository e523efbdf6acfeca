import { instanceOf, isQueueArn } from "./queue-arn.ts";
import { mappingKey, resolvedQueues, type QueueMapping } from "./queue-mapping.ts";
import { languages, type Language, type Queue } from "./settings.ts";

/**
 * What is doubtful about the queues of a line of business.
 * - `deadEnd`: callers of this intent and language reach no queue (an error; all others are warnings)
 * - `badArn`: not the address of a queue, so that the transfer will fail (an error)
 * - `otherInstance`: a queue of another Amazon Connect instance than the default queue's, or than most are
 * - `sameAsFallback`: without this mapping the same queue would be found with the same priority
 * - `similarIntents`: intents that differ only by case, dashes or underscores
 * - `oneQueueTwoNames`, `oneNameTwoQueues`: names and addresses that disagree
 */
export type QueueProblem = {
  kind:
    | "deadEnd"
    | "badArn"
    | "otherInstance"
    | "sameAsFallback"
    | "similarIntents"
    | "oneQueueTwoNames"
    | "oneNameTwoQueues";
  severity: "error" | "warning";
  /** Sort keys of the mappings (or `SETTING#DefaultQueue`) that it concerns. */
  keys: string[];
  intent?: string;
  language?: Language;
};

type Named = Queue & { key: string };

const keyOf = ({ Intent, Language }: QueueMapping) => mappingKey(Intent, Language);

function groups<Item>(items: readonly Item[], by: (item: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) found.set(by(item), [...(found.get(by(item)) ?? []), item]);
  return [...found.values()];
}

function deadEnds(mappings: readonly QueueMapping[], defaultQueue: Queue | null): QueueProblem[] {
  return resolvedQueues(mappings, defaultQueue).flatMap(({ intent, answers }) =>
    languages
      .filter((language) => answers[language].source === "none")
      .map((language): QueueProblem => {
        const keys = answers[language].passedOver;
        return { kind: "deadEnd", severity: "error", keys, intent, language };
      }),
  );
}

/** A mapping without which every caller would be served alike. */
function needless(mappings: readonly QueueMapping[], defaultQueue: Queue | null): QueueProblem[] {
  const answersOf = (kept: readonly QueueMapping[], intent: string) =>
    JSON.stringify(
      [...resolvedQueues(kept, defaultQueue)]
        .filter((row) => row.intent === intent || row.intent === undefined)
        .slice(0, 1)
        .map(({ answers }) =>
          languages.map((language) => [answers[language].queue?.QueueArn, answers[language].priority]),
        ),
    );
  return groups(mappings, (mapping) => mapping.Intent).flatMap((own) =>
    own
      .filter((mapping) => mapping.IsActive)
      .filter((mapping) => {
        const rest = own.filter((other) => other !== mapping);
        return answersOf(own, mapping.Intent) === answersOf(rest, mapping.Intent);
      })
      .map((mapping): QueueProblem => ({
        kind: "sameAsFallback",
        severity: "warning",
        keys: [keyOf(mapping)],
        intent: mapping.Intent,
      })),
  );
}

function foreign(queues: readonly Named[]): QueueProblem[] {
  const byInstance = groups(
    queues.filter(({ QueueArn }) => isQueueArn(QueueArn)),
    ({ QueueArn }) => instanceOf(QueueArn) ?? "",
  );
  const home =
    byInstance.find((queuesThere) => queuesThere.some(({ key }) => key.startsWith("SETTING#"))) ??
    [...byInstance].sort((one, other) => other.length - one.length)[0];
  return byInstance
    .filter((queuesThere) => queuesThere !== home)
    .map((queuesThere) => ({
      kind: "otherInstance",
      severity: "warning",
      keys: queuesThere.map(({ key }) => key),
    }));
}

function disagreements(
  kind: QueueProblem["kind"],
  queues: readonly Named[],
  by: "QueueArn" | "QueueName",
  other: "QueueArn" | "QueueName",
): QueueProblem[] {
  return groups(queues, (queue) => queue[by])
    .filter((same) => new Set(same.map((queue) => queue[other])).size > 1)
    .map((same) => ({ kind, severity: "warning", keys: same.map(({ key }) => key) }));
}

/** Everything doubtful, errors first. */
export function queueProblems(mappings: readonly QueueMapping[], defaultQueue: Queue | null): QueueProblem[] {
  const queues: Named[] = [
    ...(defaultQueue ? [{ ...defaultQueue, key: "SETTING#DefaultQueue" }] : []),
    ...mappings.map((mapping) => ({ ...mapping, key: keyOf(mapping) })),
  ];
  const bad = queues.filter(({ QueueArn }) => !isQueueArn(QueueArn));
  const similar = groups(mappings, ({ Intent }) => Intent.toLowerCase().replace(/[-_]/g, "")).filter(
    (alike) => new Set(alike.map(({ Intent }) => Intent)).size > 1,
  );
  return [
    ...deadEnds(mappings, defaultQueue),
    ...bad.map(({ key }): QueueProblem => ({ kind: "badArn", severity: "error", keys: [key] })),
    ...foreign(queues),
    ...similar.map((alike): QueueProblem => ({
      kind: "similarIntents",
      severity: "warning",
      keys: alike.map(keyOf),
    })),
    ...disagreements("oneQueueTwoNames", queues, "QueueArn", "QueueName"),
    ...disagreements("oneNameTwoQueues", queues, "QueueName", "QueueArn"),
    ...needless(mappings, defaultQueue),
  ];
}
