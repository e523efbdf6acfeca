import { ConnectClient, ListQueuesCommand, type QueueSummary } from "@aws-sdk/client-connect";
import type { Clock } from "#lib/kernel/clock.ts";
import { clientSettings } from "./aws-client.ts";
import { log } from "./log.ts";

/** A queue as Amazon Connect names it. */
export type ConnectQueue = { QueueName: string; QueueArn: string };

/** What Amazon Connect said last. `queues` is undefined where it has never answered; `failed` where it did not now. */
export type ConnectAnswer = { queues?: ConnectQueue[]; failed: boolean };

export type ConnectQueues = {
  /** The instance whose queues these are. */
  instanceArn: string;
  list: () => Promise<ConnectAnswer>;
};

export type ConnectOptions = {
  /** `arn:aws:connect:<region>:<account>:instance/<id>` */
  instanceArn: string;
  /** Another address than Amazon's own, for tests. */
  endpoint?: string;
};

/** How long an answer is good, in milliseconds, and how soon Amazon Connect is asked again after it failed. */
const good = 5 * 60_000;
const pause = 30_000;
/** A page waits for this list no longer, in milliseconds. */
const patience = 3_000;

/** Amazon Connect's own limit for one page; more pages than these are somebody's mistake. */
const pageSize = 100;
const maxPages = 50;

const byName = new Intl.Collator("en", { numeric: true });

/**
 * The standard queues of an Amazon Connect instance, by name. One ListQueues for each hundred, at most every five
 * minutes, by one request at a time (Amazon Connect allows two a second for the whole account). It never throws:
 * when Amazon Connect does not answer, the last answer stands and `failed` says so.
 */
export function connectQueues({ instanceArn, endpoint }: ConnectOptions, clock: Clock): ConnectQueues {
  const [, , , region = "us-east-1"] = instanceArn.split(":");
  const usual = { requestTimeout: 2_000, maxAttempts: 3 };
  const client = new ConnectClient(clientSettings({ region, endpoint }, usual));
  const InstanceId = instanceArn.split("/")[1] ?? "";

  let known: ConnectAnswer = { failed: false };
  let askAgainAt = 0;
  let asking: Promise<ConnectAnswer> | undefined;

  async function ask(): Promise<ConnectQueue[]> {
    const found: QueueSummary[] = [];
    let NextToken: string | undefined;
    let pages = 0;
    const abortSignal = AbortSignal.timeout(patience);
    do {
      const answer = await client.send(
        new ListQueuesCommand({ InstanceId, QueueTypes: ["STANDARD"], MaxResults: pageSize, NextToken }),
        { abortSignal },
      );
      found.push(...(answer.QueueSummaryList ?? []));
      NextToken = answer.NextToken;
      pages += 1;
    } while (NextToken && pages < maxPages);
    return found
      .flatMap(({ Name, Arn }) => (Name && Arn ? [{ QueueName: Name, QueueArn: Arn }] : []))
      .sort((one, other) => byName.compare(one.QueueName, other.QueueName));
  }

  async function refresh(): Promise<ConnectAnswer> {
    try {
      known = { queues: await ask(), failed: false };
      askAgainAt = clock.now().getTime() + good;
    } catch (error) {
      log("warn", "queues of Amazon Connect not listed", { instance: InstanceId }, error);
      known = { ...known, failed: true };
      askAgainAt = clock.now().getTime() + pause;
    } finally {
      asking = undefined;
    }
    return known;
  }

  return {
    instanceArn,
    list: async () => {
      if (clock.now().getTime() < askAgainAt) return known;
      return (asking ??= refresh());
    },
  };
}
