import { z } from "zod";
import { DomainError } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import {
  contentsOf,
  maxCategoryLength,
  maxDescriptionLength,
  maxOrder,
  promptFields,
  sameValue,
  type PromptContents,
  type PromptField,
} from "./contents.ts";
import { textProblem } from "./text.ts";

export * from "./contents.ts";

/** A prompt's name becomes a contact attribute's key in Amazon Connect. */
export const promptNamePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** Older writers stored Spanish that is missing as empty text or NULL. */
const storedSpanish = z.preprocess(
  (value) => (value === "" || value === null ? undefined : value),
  z.string().optional(),
);

/** An item of the Prompts table. Timestamps are ISO 8601 UTC. Reading is lenient on lengths: what is stored is shown. */
export const promptSchema = z.object({
  FlowName: z.string(),
  PromptName: z.string(),
  PromptText_en: z.string(),
  PromptText_es: storedSpanish,
  Category: z.string().default(""),
  Description: z.string().default(""),
  IsActive: z.boolean(),
  IsClientVisible: z.boolean(),
  Order: z.number(),
  Version: z.number().int().min(1),
  TextUpdatedAt_en: z.string().optional(),
  TextUpdatedAt_es: z.string().optional(),
  UpdatedAt: z.string(),
  UpdatedBy: z.string(),
});
export type Prompt = z.infer<typeof promptSchema>;

const wrongType = { error: "form.type" };

const text = z.string(wrongType).superRefine((value, context) => {
  const problem = textProblem(value);
  if (problem) context.addIssue({ code: "custom", message: problem.reason, params: problem.values });
});

/** One line about a prompt, for people: at most `max` characters, measured before anything else. */
const line = (max: number) =>
  z
    .string(wrongType)
    .trim()
    .max(max, { error: "text.tooLong" })
    .superRefine((value, context) => {
      const problem = textProblem(value, { line: true });
      if (problem) context.addIssue({ code: "custom", message: problem.reason, params: problem.values });
    });
const yesOrNo = z.boolean(wrongType);
const orderError = { error: "prompts.order" };

/** What each field accepts. Messages are keys of the `reasons` messages. */
export const promptContentsSchema = z.object({
  PromptText_en: text.refine((value) => value.trim() !== "", { error: "prompts.englishMissing" }),
  PromptText_es: text.transform((value) => (value.trim() ? value : undefined)).optional(),
  Category: line(maxCategoryLength),
  Description: line(maxDescriptionLength),
  IsActive: yesOrNo,
  IsClientVisible: yesOrNo,
  Order: z.number(orderError).int(orderError).min(0, orderError).max(maxOrder, orderError),
});

export const promptNameSchema = z
  .string({ error: "prompts.name" })
  .trim()
  .regex(promptNamePattern, { error: "prompts.name" });

/** Spanish is out of date while the English was changed later. */
export const isSpanishOutOfDate = (prompt: Prompt): boolean =>
  prompt.PromptText_es !== undefined && (prompt.TextUpdatedAt_en ?? "") > (prompt.TextUpdatedAt_es ?? "");

/** What one prompt adds to its flow's figures. */
export type FlowFigures = {
  PromptCount: number;
  MissingEs: number;
  OutOfDateEs: number;
  /** How many of them clients see. */
  VisibleCount: number;
};

export const figuresOf = (prompt: Prompt | undefined): FlowFigures => ({
  PromptCount: prompt ? 1 : 0,
  MissingEs: prompt && prompt.PromptText_es === undefined ? 1 : 0,
  OutOfDateEs: prompt && isSpanishOutOfDate(prompt) ? 1 : 0,
  VisibleCount: prompt?.IsClientVisible ? 1 : 0,
});

/** What a deleted prompt's history keeps beside its contents, so that it comes back as it was. */
const keptSchema = z.object({
  Version: z.number().int().min(1).default(0),
  TextUpdatedAt_en: z.string().optional(),
  TextUpdatedAt_es: z.string().optional(),
});

export const recordOf = (prompt: Prompt) => ({
  ...contentsOf(prompt),
  Version: prompt.Version,
  TextUpdatedAt_en: prompt.TextUpdatedAt_en,
  TextUpdatedAt_es: prompt.TextUpdatedAt_es,
});

/**
 * A deleted prompt again: its versions go on counting, and Spanish that was out of date still is.
 * `record` is what its history kept.
 */
export function revivedPrompt(fresh: Prompt, record: unknown): Prompt {
  const kept = keptSchema.safeParse(record);
  if (!kept.success || kept.data.Version === 0) return fresh;
  return { ...fresh, ...kept.data, Version: kept.data.Version + 1 };
}

export function newPrompt(
  key: { FlowName: string; PromptName: string },
  contents: PromptContents,
  at: Date,
  by: string,
): Prompt {
  const moment = at.toISOString();
  return {
    ...key,
    ...contentsOf(contents),
    Version: 1,
    TextUpdatedAt_en: moment,
    TextUpdatedAt_es: contents.PromptText_es ? moment : undefined,
    UpdatedAt: moment,
    UpdatedBy: by,
  };
}

export type EditOptions = {
  /** The English changed without changing its meaning: Spanish stays up to date. */
  minorFix?: boolean;
  /** The English text against which somebody read the Spanish again and found it still correct. */
  stillCorrect?: string;
};

/** The prompt after an edit, one version later, with the moments of its texts kept. */
export function applyEdit(
  current: Prompt,
  contents: PromptContents,
  options: EditOptions,
  at: Date,
  by: string,
): Prompt {
  const moment = at.toISOString();
  const english = !sameValue(contents.PromptText_en, current.PromptText_en);
  const spanish = !sameValue(contents.PromptText_es, current.PromptText_es);
  return {
    ...current,
    ...contentsOf(contents),
    Version: current.Version + 1,
    TextUpdatedAt_en: english && !options.minorFix ? moment : current.TextUpdatedAt_en,
    TextUpdatedAt_es: !contents.PromptText_es
      ? undefined
      : spanish || options.stillCorrect !== undefined
        ? moment
        : current.TextUpdatedAt_es,
    UpdatedAt: moment,
    UpdatedBy: by,
  };
}

/**
 * Checks contents, field by field; only `fields` when given, so that an older text that would be
 * refused today does not stand in the way of a change elsewhere.
 * @throws VALIDATION with an error at each field that is wrong
 */
export function parseContents(
  contents: PromptContents,
  fields: readonly PromptField[] = promptFields,
): PromptContents {
  const mask = Object.fromEntries(fields.map((field) => [field, true])) as Record<PromptField, true>;
  const result = promptContentsSchema.pick(mask).safeParse(contents);
  if (result.success) return { ...contents, ...result.data };
  throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: fieldErrorsOf(result.error) });
}
