import type { z } from "zod";
import type { FieldErrors } from "./errors.ts";

/** A reason has a sentence; what zod says by itself has none. */
const isReason = (message: string) => /^\w+(\.\w+)+$/.test(message);

/** The first error of each field of a schema's refusal; `form.type` where the schema has no reason of its own. */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "");
    const given = "params" in issue ? (issue.params as FieldErrors[string]["values"]) : undefined;
    const values = given ?? (issue.code === "too_big" ? { max: Number(issue.maximum) } : undefined);
    errors[field] ??= { reason: isReason(issue.message) ? issue.message : "form.type", values };
  }
  return errors;
}
