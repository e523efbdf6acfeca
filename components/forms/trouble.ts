import type { Refusal } from "./result.ts";

/** Why a save came to nothing: it was refused, or somebody else changed the same meanwhile. */
export type Trouble<Conflict> =
  { kind: "refused"; refusal: Refusal } | { kind: "conflict"; data: Conflict; isOpen: boolean };

/** Whether a refusal carries what two people changed: the fields, and what is stored now. */
export const isConflict = <Conflict>(data: unknown): data is Conflict =>
  typeof data === "object" && data !== null && "conflicts" in data && "current" in data;
