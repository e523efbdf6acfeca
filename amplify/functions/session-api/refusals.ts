import { isDomainError, type ErrorCode } from "#lib/kernel/errors.ts";

/** A refusal that is the edge's own: nothing of the domain was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, words: string) {
    super(words);
    this.status = status;
    this.code = code;
  }
}

const ofCode: Record<ErrorCode, [status: number, words: string]> = {
  VALIDATION: [400, "The request holds something that cannot be accepted."],
  UNAUTHENTICATED: [401, "Send an ID token that is still valid."],
  FORBIDDEN: [403, "You are not allowed to do that."],
  NOT_FOUND: [404, "There is no such thing."],
  CONFLICT: [409, "It changed at the same moment: read it again."],
  RULE: [409, "Its state does not allow that."],
  UNAVAILABLE: [503, "The service cannot answer at the moment: try again later."],
};

/** Reasons that deserve better words than those of their code. */
const ofReason: Record<string, string> = {
  "list.cursor": "The cursor is not one of this list.",
};

/** Status, code and words for whatever stopped a call. What nobody foresaw says nothing of itself. */
export function refusalOf(error: unknown): { status: number; code: string; words: string } {
  if (error instanceof Refusal) return { status: error.status, code: error.code, words: error.message };
  if (!isDomainError(error))
    return { status: 500, code: "FAILED", words: "Something went wrong. Say the request's id when you ask." };
  const [status, words] = ofCode[error.code];
  const [field] = Object.keys(error.fieldErrors);
  const told = ofReason[error.reason] ?? words;
  return { status, code: error.code, words: field ? `${field}: ${told}` : told };
}
