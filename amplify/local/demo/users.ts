import type { Group } from "#lib/kernel/actor.ts";

export type DemoUser = {
  name: string;
  password: string;
  group: Group;
  /** `custom:lobs`. */
  lobs: string;
  /** What the first sign-in asks for beside the password. */
  first?: "new password" | "one-time code";
  about: string;
};

const password = "Console-demo-1";

/** Who can sign in to the local stack. */
export const demoUsers: readonly DemoUser[] = [
  { name: "admin", password, group: "admins", lobs: "*", about: "everything" },
  { name: "editor", password, group: "editors", lobs: "*", about: "edits all prompts" },
  {
    name: "editor-retail",
    password,
    group: "editors",
    lobs: "retail",
    about: "edits what is retail's alone",
  },
  { name: "supervisor", password, group: "supervisors", lobs: "*", about: "reads all prompts" },
  {
    name: "client",
    password,
    group: "clients",
    lobs: "retail",
    about: "reads retail's client-visible prompts",
  },
  {
    name: "newcomer",
    password,
    group: "editors",
    lobs: "*",
    first: "new password",
    about: "must choose a new password first",
  },
  {
    name: "careful",
    password,
    group: "editors",
    lobs: "*",
    first: "one-time code",
    about: "needs a one-time code (secret in stack.json)",
  },
];
