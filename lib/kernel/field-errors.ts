import type { z } from "zod";
import type { FieldErrors } from "./errors.ts";

/** The first error of each field of a schema's refusal. */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "");
    const given = "params" in issue ? (issue.params as FieldErrors[string]["values"]) : undefined;
    const values = given ?? (issue.code === "too_big" ? { max: Number(issue.maximum) } : undefined);
    errors[field] ??= { reason: issue.message, values };
  }
  return errors;
}
