import { z } from "zod";

/** What a session is told of a workflow that was started for it; the record itself belongs to `workflows`. */
const schema = z.object({
  kind: z.string(),
  subject: z.string(),
  attempt: z.number().int(),
  requested_by: z.string(),
  requested_at: z.string(),
  stopped_at: z.string().optional(),
});
export type SessionRun = z.infer<typeof schema>;

/** @throws ZodError */
export const readSessionRun = (item: unknown): SessionRun => schema.parse(item);
