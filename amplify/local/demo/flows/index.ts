import type { DemoFlow } from "../prompt.ts";
import { afterHours } from "./after-hours.ts";
import { claims } from "./claims.ts";
import { mainMenu } from "./main-menu.ts";
import { queuedCallback } from "./queued-callback.ts";
import { queueWait } from "./queue-wait.ts";
import { retailGreeting } from "./retail-greeting.ts";
import { travelDesk } from "./travel-desk.ts";
import { vanityNumbers } from "./vanity-numbers.ts";

/** The content of a contact centre with three lines of business. */
export const demoFlows: readonly DemoFlow[] = [
  mainMenu,
  retailGreeting,
  claims,
  travelDesk,
  afterHours,
  queueWait,
  vanityNumbers,
  queuedCallback,
];
