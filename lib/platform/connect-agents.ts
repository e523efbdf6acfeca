import {
  ConnectClient,
  DescribeUserCommand,
  GetCurrentUserDataCommand,
  StartTaskContactCommand,
  type UserData,
} from "@aws-sdk/client-connect";
import { systemClock } from "#lib/kernel/clock.ts";
import { takesAnybody, type AgentWanted, type Agents } from "./agents.ts";
import { clientSettings } from "./aws-client.ts";
import { connectQueues } from "./connect-queues.ts";
import { log } from "./log.ts";

export type ConnectAgentsOptions = {
  /** `arn:aws:connect:<region>:<account>:instance/<id>` */
  instanceArn: string;
  /** The flow that brings a task to the agent whose id is in its attribute `agent_id`. */
  taskFlowId?: string;
  /** Another address than Amazon's own, for tests. */
  endpoint?: string;
};

/** Amazon Connect's limit on the queues of one question. */
const maxQueues = 100;

const hasFreeChat = ({ AvailableSlotsByChannel }: UserData): boolean =>
  (AvailableSlotsByChannel?.CHAT ?? 0) > 0;

/**
 * The agents of an Amazon Connect instance. A skill is the standard queue that is called as the line of business; free is
 * who has a chat to spare now (GetCurrentUserData). An agent is told by a task, which a flow brings to them.
 */
export function connectAgents({ instanceArn, taskFlowId, endpoint }: ConnectAgentsOptions): Agents {
  const [, , , region = "us-east-1"] = instanceArn.split(":");
  const InstanceId = instanceArn.split("/")[1] ?? "";
  const usual = { requestTimeout: 3_000, maxAttempts: 3 };
  const client = new ConnectClient(clientSettings({ region, endpoint }, usual));
  const queues = connectQueues({ instanceArn, endpoint }, systemClock);
  const names = new Map<string, string>();

  async function freeIn(queueArns: string[], except: readonly string[]): Promise<string | undefined> {
    if (queueArns.length === 0) return undefined;
    let NextToken: string | undefined;
    do {
      const answer = await client.send(
        new GetCurrentUserDataCommand({
          InstanceId,
          Filters: { Queues: queueArns },
          NextToken,
          MaxResults: 100,
        }),
      );
      const found = (answer.UserDataList ?? []).find(
        (user) => user.User?.Id && !except.includes(user.User.Id) && hasFreeChat(user),
      );
      if (found) return found.User?.Id;
      ({ NextToken } = answer);
    } while (NextToken);
    return undefined;
  }

  async function find(wanted: AgentWanted): Promise<string | undefined> {
    const { queues: known = [] } = await queues.list();
    const arns = (of: typeof known) => of.map(({ QueueArn }) => QueueArn).slice(0, maxQueues);
    const skilled = known.filter(({ QueueName }) => QueueName.toLowerCase() === wanted.skill.toLowerCase());
    const found = await freeIn(arns(skilled), wanted.except);
    return found ?? (takesAnybody(wanted) ? freeIn(arns(known), wanted.except) : undefined);
  }

  return {
    find,
    async nameOf(agent_id) {
      const known = names.get(agent_id);
      if (known !== undefined) return known;
      try {
        const { User } = await client.send(new DescribeUserCommand({ InstanceId, UserId: agent_id }));
        const { FirstName = "", LastName = "" } = User?.IdentityInfo ?? {};
        const name = `${FirstName} ${LastName}`.trim() || agent_id;
        names.set(agent_id, name);
        return name;
      } catch (error) {
        // Somebody of the console, who is no user of Amazon Connect, or an instance that does not answer.
        log("warn", "the agent's name is not known", {}, error);
        return agent_id;
      }
    },
    async notify(agent_id, { session_id, handoff_id, reason, priority }) {
      if (!taskFlowId) throw new Error("no flow brings tasks to agents");
      await client.send(
        new StartTaskContactCommand({
          InstanceId,
          ContactFlowId: taskFlowId,
          Name: `Session ${session_id.slice(0, 8)}`,
          Description: reason,
          Attributes: { agent_id, session_id, handoff_id, priority },
          // Asked again, it is the same task.
          ClientToken: `${handoff_id}-${agent_id}`,
        }),
      );
    },
  };
}
