import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { takesAnybody, type Agents } from "./agents.ts";

const rosterSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    /** Lines of business. */
    skills: z.array(z.string()).default([]),
    available: z.boolean().default(false),
  }),
);
export type Roster = z.input<typeof rosterSchema>;

/** Puts a roster down, where none is yet: nobody is free until somebody says so in the file. */
export function keepRoster(path: string, roster: Roster): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(roster, null, 2));
}

/**
 * The agents of the local stack: a JSON file that a person may change at any time, read anew each time. What agents are
 * told is added to `notices.jsonl` beside it.
 */
export function rosterAgents(path: string): Agents {
  const all = () => (existsSync(path) ? rosterSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : []);
  return {
    find(wanted) {
      const free = all().filter(({ id, available }) => available && !wanted.except.includes(id));
      const skilled = free.find(({ skills }) => skills.includes(wanted.skill));
      return Promise.resolve((skilled ?? (takesAnybody(wanted) ? free[0] : undefined))?.id);
    },
    nameOf: (agent_id) => Promise.resolve(all().find(({ id }) => id === agent_id)?.name ?? agent_id),
    notify(agent_id, notice) {
      const line = { id: randomUUID(), at: new Date().toISOString(), agent_id, ...notice };
      appendFileSync(join(dirname(path), "notices.jsonl"), `${JSON.stringify(line)}\n`);
      return Promise.resolve();
    },
  };
}
