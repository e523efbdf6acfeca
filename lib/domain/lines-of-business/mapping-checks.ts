import { z } from "zod";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import {
  intentPattern,
  mappingLanguages,
  maxPriority,
  minPriority,
  type QueueMapping,
} from "./queue-mapping.ts";
import { queueInput } from "./setting-checks.ts";

export const intentSchema = z
  .string({ error: "lobs.intent" })
  .trim()
  .regex(intentPattern, { error: "lobs.intent" });

const priority = { error: "lobs.priority" };

/** What may be saved of a queue mapping. Messages are keys of the `reasons` messages. */
export const mappingInput = queueInput.extend({
  Intent: intentSchema,
  Language: z.enum(mappingLanguages, { error: "lobs.language" }),
  Priority: z.number(priority).int(priority).min(minPriority, priority).max(maxPriority, priority),
  IsActive: z.boolean({ error: "lobs.choice" }),
});

/** @throws VALIDATION with an error at each field that is wrong */
export function checkMapping(mapping: unknown): QueueMapping {
  const result = mappingInput.safeParse(mapping);
  if (result.success) return result.data;
  throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: fieldErrorsOf(result.error) });
}
