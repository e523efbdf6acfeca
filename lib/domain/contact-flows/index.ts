export { checkContactFlow, flowFaults, type FlowFault, type FlowProblem } from "./check-contact-flow.ts";
export {
  edgesOf,
  isDynamic,
  readContactFlow,
  type ContactFlow,
  type FileRefusal,
  type FlowAction,
} from "./flow-file.ts";
export {
  examineContactFlows,
  maxFlowBytes,
  maxFlowFiles,
  type Examination,
  type ExaminedFile,
  type ExaminedPrompt,
  type PromptStanding,
} from "./examine.ts";
export { promptUse, type PromptUse, type UsedPrompt, type WrittenText } from "./used-prompts.ts";
