import { measureBrowser } from "./browser.ts";
import { measureCleanup } from "./cleanup.ts";
import { measureEditing } from "./editing.ts";
import { measureExports } from "./exports.ts";
import type { Figure } from "./figure.ts";
import { measureFunctions } from "./functions.ts";
import { measureGrowth } from "./growth.ts";
import { measureImport } from "./import.ts";
import { measureKills } from "./kills.ts";
import { measureLargeFlow } from "./large-flow.ts";
import { measureLinesOfBusiness } from "./lines-of-business.ts";
import { measureLists } from "./lists.ts";
import { measureMessages } from "./messages.ts";
import { measureNumbers } from "./numbers.ts";
import { measureSessions } from "./sessions.ts";
import { measureVanity } from "./vanity.ts";

export type Options = {
  /** How often the server is killed. */
  kills: number;
  /** How many sessions stand beside a thousand. */
  sessions: number;
};
export type Group = {
  /** What it measures, for those who wait. */
  about: string;
  run: (options: Options) => Promise<Figure[]>;
};

export const groups = {
  lists: { about: "pages beside dynamodb-admin over 10,000 prompts (2 min)", run: measureLists },
  growth: { about: "the same pages over 1,000 and 10,000 prompts (2 min)", run: measureGrowth },
  "large-flow": { about: "a flow of 1,000 prompts (1 min)", run: measureLargeFlow },
  "lines-of-business": {
    about: "pages and the function of lines of business, and how soon an emergency counts (1 min)",
    run: measureLinesOfBusiness,
  },
  sessions: {
    about:
      "pages of sessions over 1,000 and 1,000,000 of them (1 min; the first time as long as it fills them)",
    run: ({ sessions }) => measureSessions(sessions),
  },
  numbers: {
    about: "vanity numbers and numbers held, over 1,000 and 10,000 of them (1 min)",
    run: measureNumbers,
  },
  cleanup: {
    about: "archiving sessions, one and eight at once (1 min)",
    run: measureCleanup,
  },
  exports: { about: "the memory of an export of 100,000 sessions (4 min)", run: measureExports },
  browser: { about: "scripts, and what Lighthouse says of each page (10 min)", run: measureBrowser },
  functions: { about: "bundles and calls of the functions (½ min)", run: measureFunctions },
  vanity: { about: "vanity numbers beside an exhaustive search (1 min)", run: measureVanity },
  messages: { about: "10,000 messages through the queue into the table (2 min)", run: measureMessages },
  editing: { about: "50 editors at the same five prompts, 1,000 saves (1 min)", run: measureEditing },
  import: { about: "569 prompts into an empty database, and again (½ min)", run: measureImport },
  kills: {
    about: "the server killed during saves and imports (5 s a kill)",
    run: ({ kills }) => measureKills(kills),
  },
} satisfies Record<string, Group>;
export type GroupName = keyof typeof groups;
