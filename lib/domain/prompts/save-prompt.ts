import { z } from "zod";
import { authorize, authorizeChange, authorizeSight } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import {
  applyEdit,
  contentsOf,
  isSpanishOutOfDate,
  mergeChanges,
  parseContents,
  promptFields,
  sameContents,
  type FieldConflict,
  type Prompt,
  type PromptField,
} from "./prompt.ts";

const value = z.union([z.string(), z.boolean(), z.number()]).optional();

export const savePromptInput = z.object({
  flow: z.string(),
  name: z.string(),
  /** Only the fields that the person changed, each from what they saw to what they want. */
  changes: z.partialRecord(z.enum(promptFields), z.object({ from: value, to: value })),
  minorFix: z.boolean().optional(),
  /** The English text that the person compared the Spanish with, when they say "Still correct". */
  stillCorrect: z.string().optional(),
  requestId: z.string().max(64),
});
export type SavePromptInput = z.infer<typeof savePromptInput>;

/** What a refused save carries: each field that somebody else changed meanwhile, and the prompt as it is now. */
export type PromptConflict = { conflicts: FieldConflict[]; current: Prompt };

/** Each try is lost to a save of another field that was accepted meanwhile; a page of fields has seven. */
const maxTries = 12;

/**
 * Saves the changed fields of a prompt over its newest version. Changes to other fields made meanwhile stand.
 * Saving twice changes nothing the second time.
 * @throws CONFLICT with a {@link PromptConflict} when somebody else changed the same field
 */
export async function savePrompt(deps: PromptDeps, actor: Actor, input: SavePromptInput): Promise<Prompt> {
  authorize(actor, "prompts:write");
  for (let attempt = 1; ; attempt += 1) {
    const { flow, prompt: current } = await deps.prompts.find(input);
    authorizeSight(actor, flow?.LOBs ?? [], "prompts.gone");
    if (!flow || !current) throw new DomainError("NOT_FOUND", "prompts.gone");
    authorizeChange(actor, flow.LOBs);

    const { contents, conflicts } = mergeChanges(current, input.changes);
    const { stillCorrect } = input;
    if (stillCorrect !== undefined && stillCorrect !== contents.PromptText_en)
      conflicts.push({
        field: "PromptText_en",
        base: stillCorrect,
        mine: stillCorrect,
        theirs: contents.PromptText_en,
      });
    if (conflicts.length > 0) {
      const data: PromptConflict = { conflicts, current };
      throw new DomainError("CONFLICT", "prompts.conflict", { data });
    }
    const wanted = parseContents(contents, Object.keys(input.changes) as PromptField[]);
    if (sameContents(wanted, current) && (stillCorrect === undefined || !isSpanishOutOfDate(current)))
      return current;

    const at = deps.clock.now();
    const next = applyEdit(current, wanted, input, at, actorName(actor));
    try {
      await deps.commit([
        deps.prompts.put(next, current.Version),
        deps.prompts.count(current.FlowName, [{ before: current, after: next }]),
        deps.history.record({
          entity: `PROMPT#${current.FlowName}#${current.PromptName}`,
          action: "prompt.saved",
          actor,
          before: contentsOf(current),
          after: contentsOf(next),
          at,
          requestId: input.requestId,
        }),
      ]);
      return next;
    } catch (error) {
      // Somebody saved between our reading and our writing: look again whether both changes can stand.
      if (!isDomainError(error, "CONFLICT")) throw error;
      // Not a conflict of texts, which would show both: too many people at once.
      if (attempt >= maxTries) throw new DomainError("UNAVAILABLE", "database.busy", { cause: error });
    }
  }
}
