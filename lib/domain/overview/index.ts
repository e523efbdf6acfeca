export { openOverview, type FlowsNeed, type Overview } from "./open-overview.ts";
export { type ChangedThing, type RecentChange } from "./recent-changes.ts";
