import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import { planRows, type PlannedRows } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { MovingDeps } from "./export-lob.ts";
import { readConfig, type LobConfig } from "./lob-config.ts";
import { queuesOfFile, readLobFile, type ReadLobFile } from "./lob-file.ts";
import { checkWanted, planItems, type PlannedItem, type WantedItem } from "./moving-plan.ts";
import { knownQueues, type OfferedQueuesDeps } from "./offered-queues.ts";
import { openForChange } from "./open-for-change.ts";
import { instanceOf } from "./queue-arn.ts";
import { readQueueFile } from "./queue-csv.ts";
import { settingKey, type Queue } from "./settings.ts";

/** An ARN of the file and the one of the queue of the same name here. */
export type ReplacedQueue = { name: string; from: string; to: string };

/** What a file would do, before anything is written. */
export type MovingPlan = {
  /** `lob`: a whole line of business; `queues`: a CSV of one line's queue mappings. */
  kind: "lob" | "queues";
  digest: string;
  lob: string;
  /** The line of business is not there yet. */
  isNew: boolean;
  items: PlannedItem[];
  /** Prompts of its flows; none of a CSV. */
  prompts: PlannedRows;
  flows: ReadLobFile["flows"];
  replaced: ReplacedQueue[];
  /** Queues of another Amazon Connect instance that have no queue of their name here. */
  foreign: Queue[];
};

const noPrompts: PlannedRows = { rows: [], stored: new Map(), plan: [] };

/** A CSV of queue mappings compared with what is stored; nothing is written. @throws NOT_FOUND, RULE, VALIDATION */
export async function prepareQueueImport(
  deps: MovingDeps,
  actor: Actor,
  bytes: Uint8Array,
  lob: string,
): Promise<MovingPlan> {
  const { config } = await openForChange(deps, actor, lob);
  const { digest, wanted } = readQueueFile(bytes);
  return {
    kind: "queues",
    digest,
    lob,
    isNew: false,
    items: planItems(config, wanted, false),
    prompts: noPrompts,
    flows: [],
    replaced: [],
    foreign: [],
  };
}

/** The queues of this deployment, by which those of another are known again: Amazon Connect's, else the line's own. */
async function queuesHere(deps: OfferedQueuesDeps, config: LobConfig): Promise<Queue[]> {
  return (await deps.connectQueues?.list())?.queues ?? knownQueues(config);
}

/**
 * Queues of a file that are of another Amazon Connect instance than those here: no call can reach them. They are
 * known again by their names, where a name is that of exactly one queue here.
 */
function translate(file: ReadLobFile, here: readonly Queue[]): Pick<MovingPlan, "replaced" | "foreign"> {
  const instances = new Set(here.map(({ QueueArn }) => instanceOf(QueueArn)));
  const strangers = queuesOfFile(file).filter(
    ({ QueueArn }) => here.length > 0 && !instances.has(instanceOf(QueueArn)),
  );
  const replaced: ReplacedQueue[] = [];
  const foreign: Queue[] = [];
  for (const queue of strangers) {
    const named = here.filter(({ QueueName }) => QueueName === queue.QueueName);
    if (named[0] && named.length === 1)
      replaced.push({ name: queue.QueueName, from: queue.QueueArn, to: named[0].QueueArn });
    else foreign.push(queue);
  }
  return { replaced, foreign };
}

/** A recording notice may be a prompt that comes along; one that neither is there nor comes is refused. */
async function checkNotice(deps: MovingDeps, settings: WantedItem[], prompts: PlannedRows): Promise<void> {
  const notice = settings.find(({ key }) => key === settingKey("RecordingNoticePrompt"));
  const named = notice?.contents?.Value;
  if (!notice || typeof named !== "string") return;
  const slash = named.lastIndexOf("/");
  const [flow, name] = [named.slice(0, slash), named.slice(slash + 1)];
  const comes = prompts.plan.some(
    (row) => row.kind !== "refused" && row.FlowName === flow && row.PromptName === name,
  );
  if (comes || (await deps.prompts.find({ flow, name })).prompt) return;
  notice.contents = undefined;
  notice.problems = { RecordingNoticePrompt: { reason: "lobs.promptGone" } };
}

/**
 * A whole line of business compared with what is stored; nothing is written. `replace`: which ARNs of the file stand
 * for which here; left out, queues of another instance are known again by their names.
 * @throws VALIDATION for a file that cannot be read; FORBIDDEN for another's line of business; RULE for an archived one
 */
export async function prepareLobImport(
  deps: MovingDeps & OfferedQueuesDeps,
  actor: Actor,
  bytes: Uint8Array,
  replace?: readonly ReplacedQueue[],
): Promise<MovingPlan> {
  authorize(actor, "config:write");
  const asWritten = readLobFile(bytes);
  const { lob } = asWritten;
  // Said of those that are there and of those that are not alike: neither is betrayed.
  authorizeChange(actor, [lob]);
  const opened = await deps.configs.open(lob);
  if (opened?.entry.ArchivedAt) throw new DomainError("RULE", "lobs.archived");
  const config = opened?.config ?? readConfig(lob, []);
  const here = await queuesHere(deps, config);
  const { replaced, foreign } = translate(asWritten, here);
  const used = replace ?? replaced;
  const file =
    used.length > 0 ? readLobFile(bytes, new Map(used.map(({ from, to }) => [from, to]))) : asWritten;
  const prompts = await planRows(deps, actor, file.rows, (flow) =>
    flow.access === "own" && !flow.flow.LOBs.includes(lob)
      ? { column: "FlowName", reason: "moving.flowElsewhere" }
      : undefined,
  );
  const settings = checkWanted(config.values, file.settings);
  await checkNotice(deps, settings, prompts);
  const unknown = file.unknown.map((name): WantedItem => ({
    key: name,
    problems: { [name]: { reason: "moving.unknownSetting" } },
  }));
  return {
    kind: "lob",
    digest: file.digest,
    lob,
    isNew: !opened,
    items: planItems(config, [...settings, ...unknown, ...file.queues], !opened),
    prompts,
    flows: file.flows,
    replaced: [...used],
    foreign,
  };
}
