export type { NumberDeps } from "./deps.ts";
export {
  handleSchema,
  numberOf,
  revealNumber,
  revealNumberInput,
  type RevealNumberInput,
} from "./reveal-number.ts";
export { customerOf, openNumber, type OpenedNumber } from "./open-number.ts";
