export {
  checkContactFlow,
  flowFaults,
  reachedFrom,
  type FlowFault,
  type FlowProblem,
} from "./check-contact-flow.ts";
export {
  edgesOf,
  isDynamic,
  readContactFlow,
  type ContactFlow,
  type FileRefusal,
  type FlowAction,
} from "./flow-file.ts";
