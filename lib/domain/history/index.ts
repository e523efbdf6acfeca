export {
  actorName,
  describeChange,
  type Change,
  type ChangeInput,
  type Entity,
  type HistoryAction,
} from "./change.ts";
export { historyStore, type HistoryStore } from "./history-store.ts";
