export {
  callbackNumberPattern,
  defaultWindowMinutes,
  maxReasonLength,
  maxWindowMinutes,
  noLob,
  type Callback,
} from "./callback.ts";
export { callbackClaims, callbackStore, type CallbackClaims, type CallbackStore } from "./callback-store.ts";
export { checkCallback, readCallbackNumber } from "./check-callback.ts";
export { clearCallback, clearCallbackInput, type ClearCallbackInput } from "./clear-callback.ts";
export type { CallbackDeps } from "./deps.ts";
export { holdNumber, releaseNumber, type ClaimDeps, type HoldInput } from "./hold-number.ts";
export { listAllCallbacks, listCallbacks, type HeldTogether } from "./list-callbacks.ts";
export { wouldBeDuplicate } from "./would-be-duplicate.ts";
