/** Every way in which an operation may refuse. The four edges (action, page, Connect, workflow) translate them. */
export type ErrorCode =
  "VALIDATION" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "RULE" | "UNAVAILABLE";

/** Values that a reason's sentence is filled with. */
export type ReasonValues = Record<string, string | number>;

/** Why one field was refused: a key of the `reasons` messages, and what fills its sentence. */
export type FieldError = { reason: string; values?: ReasonValues };

/** Field name → why it was refused. */
export type FieldErrors = Record<string, FieldError>;

export type ErrorDetails = {
  values?: ReasonValues;
  fieldErrors?: FieldErrors;
  /** What the person needs beside the words, e.g. both texts of a conflict. Plain data, it crosses to the browser. */
  data?: unknown;
  cause?: unknown;
};

/**
 * An error people can act on, from a closed list.
 * `reason` is a key of the `reasons` messages (`prompts.gone`); edges put it into the person's language.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly values: ReasonValues;
  readonly fieldErrors: FieldErrors;
  readonly data: unknown;

  constructor(code: ErrorCode, reason: string, details: ErrorDetails = {}) {
    super(`${code}: ${reason}`, { cause: details.cause });
    this.name = code;
    this.code = code;
    this.reason = reason;
    this.values = details.values ?? {};
    this.fieldErrors = details.fieldErrors ?? {};
    this.data = details.data;
  }
}

export const isDomainError = (error: unknown, code?: ErrorCode): error is DomainError =>
  error instanceof DomainError && (code === undefined || error.code === code);
