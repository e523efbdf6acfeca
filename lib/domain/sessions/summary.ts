import { z } from "zod";

const storedSummarySchema = z.object({
  SK: z.string(),
  content: z.string(),
  language: z.string().optional(),
  /** Who wrote it: a person's name, or `system:<name>`. */
  created_by: z.string().optional(),
});

/** What a session was about, in words; several where it was summed up again. */
export type Summary = Omit<z.infer<typeof storedSummarySchema>, "SK"> & { created_at: string };

export const summarySort = (at: number): string => `SUMMARY#${at}`;

/** A stored summary. @throws ZodError */
export function readSummary(item: unknown): Summary {
  const { SK, ...summary } = storedSummarySchema.parse(item);
  return { created_at: new Date(Number(SK.split("#")[1])).toISOString(), ...summary };
}
