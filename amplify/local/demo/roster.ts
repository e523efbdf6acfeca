import type { Roster } from "#lib/platform/roster-agents.ts";

/**
 * The agents of the local stack. Nobody is free at first, so that handoffs wait in the console to be accepted; set
 * `available` in the file to let one go to an agent by itself.
 */
export const demoRoster: Roster = [
  { id: "ana.duarte", name: "Ana Duarte", skills: ["retail", "travel"], available: false },
  { id: "ben.okafor", name: "Ben Okafor", skills: ["claims"], available: false },
];
