/** Whom a session can be handed to. */
export type AgentWanted = {
  /** The line of business; empty where any will do. */
  skill: string;
  priority: "low" | "normal" | "high" | "urgent";
  /** Those who are not to be asked: they did not reply before. */
  except: readonly string[];
};

/** What an agent is told of a session that is theirs now. */
export type AgentNotice = { session_id: string; handoff_id: string; reason: string; priority: string };

/** The people who take over from the bot: of Amazon Connect, or of the local stack's roster. */
export type Agents = {
  /**
   * Who is free and has the skill. For high and urgent ones without anybody of the skill, whoever is free.
   * @returns the agent's id; undefined when nobody is free
   */
  find: (wanted: AgentWanted) => Promise<string | undefined>;
  /** How the agent is called; their id where that is not known. It does not throw. */
  nameOf: (agent_id: string) => Promise<string>;
  /** Tells an agent. @throws when it cannot */
  notify: (agent_id: string, notice: AgentNotice) => Promise<void>;
};

/** Whether somebody without the skill is better than nobody. */
export const takesAnybody = ({ skill, priority }: Pick<AgentWanted, "skill" | "priority">): boolean =>
  skill === "" || priority === "high" || priority === "urgent";

/** Where there is no system of agents: nobody is free, and everything waits for somebody in the console. */
export const noAgents: Agents = {
  find: () => Promise.resolve(undefined),
  nameOf: (agent_id) => Promise.resolve(agent_id),
  notify: () => Promise.resolve(),
};
