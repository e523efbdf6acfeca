import type { Actor, Group } from "#lib/kernel/actor.ts";

export const scopes = [
  "prompts:read",
  "prompts:read-all",
  "prompts:write",
  "config:read",
  "config:write",
  "config:emergency",
  "vanity:read",
  "vanity:redrive",
  "sessions:read",
  "sessions:write",
  "sessions:onboard",
  "sessions:handoff",
  "sessions:export",
  "sessions:end",
  "sessions:delete",
  "sessions:cleanup",
  "callbacks:read",
  "callbacks:clear",
  "callbacks:hold",
  "history:read",
  "history:restore",
  "access:manage",
] as const;
export type Scope = (typeof scopes)[number];

/**
 * The one table from group to scope. `prompts:read` alone shows what is client-visible;
 * `prompts:read-all` shows the rest. What is not granted here is refused.
 */
const grants: Record<Group, readonly Scope[]> = {
  admins: scopes,
  editors: [
    "prompts:read",
    "prompts:read-all",
    "prompts:write",
    "config:read",
    "config:write",
    "config:emergency",
    "vanity:read",
    "history:read",
    "history:restore",
  ],
  supervisors: [
    "prompts:read",
    "prompts:read-all",
    "config:read",
    "config:emergency",
    "vanity:read",
    "sessions:read",
    "sessions:write",
    "sessions:handoff",
    "sessions:export",
    "sessions:end",
    "callbacks:read",
    "callbacks:clear",
    "history:read",
  ],
  clients: ["prompts:read"],
};

/** What the product's own processes may do, each no more than its work needs. */
const systemGrants: Record<Extract<Actor, { kind: "system" }>["name"], readonly Scope[]> = {
  connect: [
    "prompts:read",
    "prompts:read-all",
    "config:read",
    "callbacks:hold",
    "sessions:onboard",
    "sessions:read",
    "sessions:write",
  ],
  cleanup: ["sessions:read", "sessions:cleanup"],
  handoff: ["sessions:read", "sessions:write", "sessions:handoff"],
  export: ["sessions:read", "sessions:export"],
  seed: [
    "prompts:read",
    "prompts:read-all",
    "prompts:write",
    "config:read",
    "config:write",
    "sessions:read",
    "sessions:write",
    "sessions:end",
    "sessions:delete",
  ],
};

/** Whether the actor has the scope at all. Lines of business are checked by {@link authorize}. */
export function allows(actor: Actor, scope: Scope): boolean {
  if (actor.kind === "system") return systemGrants[actor.name]?.includes(scope) ?? false;
  return actor.groups.some((group) => grants[group]?.includes(scope) ?? false);
}
