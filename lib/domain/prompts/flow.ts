import { z } from "zod";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import { textProblem } from "./text.ts";

/** The partition that holds one item per flow. */
export const flowDirectory = "#flows";

/** Letters, digits, space, dash, underscore, dot and parentheses; names of dots alone would be lost in an address. */
export const flowNamePattern = /^(?!\.+$)[\p{L}\p{N} _.()-]{1,127}$/u;

export const maxFlowDescriptionLength = 500;

/** An item of the directory of flows: the flow's figures are kept in the transactions that change its prompts. */
export const flowSchema = z
  .object({
    PromptName: z.string(),
    Description: z.string().default(""),
    LOBs: z.array(z.string()).default([]),
    PromptCount: z.number().default(0),
    MissingEs: z.number().default(0),
    OutOfDateEs: z.number().default(0),
    /** Absent in flows that were made before it was counted. */
    VisibleCount: z.number().optional(),
    ContentVersion: z.number().default(0),
  })
  .transform(({ PromptName, ...rest }) => ({ FlowName: PromptName, ...rest }));
export type Flow = z.infer<typeof flowSchema>;
/** What people change of a flow. */
export type FlowDetails = Pick<Flow, "Description" | "LOBs">;

export const flowNameSchema = z
  .string({ error: "flows.name" })
  .trim()
  .regex(flowNamePattern, { error: "flows.name" });

export const flowDetailsSchema = z.object({
  Description: z
    .string({ error: "form.type" })
    .trim()
    .max(maxFlowDescriptionLength, { error: "text.tooLong" })
    .superRefine((value, context) => {
      const problem = textProblem(value, { line: true });
      if (problem) context.addIssue({ code: "custom", message: problem.reason });
    }),
  LOBs: z
    .array(z.string({ error: "flows.lob" }).trim().regex(lobNamePattern, { error: "flows.lob" }), {
      error: "form.type",
    })
    .max(50, { error: "flows.lobs" })
    .transform((lobs) => [...new Set(lobs)]),
});

export const newFlowSchema = flowDetailsSchema.extend({ FlowName: flowNameSchema });
export type NewFlow = z.infer<typeof newFlowSchema>;
