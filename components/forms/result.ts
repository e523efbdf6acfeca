import type { ErrorCode } from "#lib/kernel/errors.ts";

/** What a form needs of an action's refusal (`lib/web/action.ts`), and what stands for a server that cannot be reached. */
export type Refusal = {
  ok: false;
  code: ErrorCode | "INTERNAL" | "UNREACHABLE";
  message: string;
  fieldErrors: Record<string, string>;
  data?: unknown;
  requestId?: string;
};

export type FormResult<Output> = { ok: true; output: Output } | Refusal;
