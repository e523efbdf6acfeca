import { allows, authorize, authorizeSight } from "#lib/domain/access/index.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { PromptDeps } from "./deps.ts";
import { englishWhenSpanishWritten } from "./english-then.ts";
import { flowFor, type ListedFlow } from "./list-flows.ts";
import { isSpanishOutOfDate, type Prompt } from "./prompt.ts";

export type OpenedPrompt = {
  flow: ListedFlow;
  /** Absent when it was deleted: its history is still there, and it can be restored. */
  prompt?: Prompt;
  outOfDate: boolean;
  /** The English as it was when the Spanish was written; absent when it is up to date, or lies further back. */
  englishThen?: string;
  /** Newest first; absent for those who may not read it. */
  history?: Page<Change>;
  /** The change that left the version that was asked for, where it is older than the prompt's; with `history` only. */
  said?: Change;
};

/** A version that was spoken at a moment (ISO 8601 UTC). */
export type SaidVersion = { version: number; at: string };

/**
 * One prompt with its flow and its history: one BatchGetItem and one Query; one more for a version that was `said` and
 * is no longer the prompt's.
 * @throws NOT_FOUND where it never was, or is not for the actor to see
 */
export async function openPrompt(
  deps: PromptDeps,
  actor: Actor,
  { said, ...input }: { flow: string; name: string; said?: SaidVersion },
): Promise<OpenedPrompt> {
  authorize(actor, "prompts:read");
  const gone = () => new DomainError("NOT_FOUND", "prompts.gone");
  const readsHistory = allows(actor, "history:read");
  const entity = `PROMPT#${input.flow}#${input.name}` as const;
  const [{ flow, prompt }, history] = await Promise.all([
    deps.prompts.find(input),
    readsHistory ? deps.history.of(entity) : undefined,
  ]);
  if (!flow) throw gone();
  authorizeSight(actor, flow.LOBs, "prompts.gone");
  if (!allows(actor, "prompts:read-all") && !prompt?.IsClientVisible) throw gone();
  if (!prompt && !history?.items.length) throw gone();
  const outOfDate = prompt ? isSpanishOutOfDate(prompt) : false;
  return {
    flow: flowFor(actor, flow),
    prompt,
    outOfDate,
    englishThen: prompt && outOfDate && history ? englishWhenSpanishWritten(prompt, history) : undefined,
    history,
    said:
      readsHistory && said && said.version < (prompt?.Version ?? Infinity)
        ? await deps.history.asOf(entity, said.at)
        : undefined,
  };
}

/** More of a prompt's history, from a cursor on. One GetItem and one Query. */
export async function promptHistory(
  deps: PromptDeps,
  actor: Actor,
  input: { flow: string; name: string; cursor?: string },
): Promise<Page<Change>> {
  authorize(actor, "history:read");
  const [flow, history] = await Promise.all([
    deps.prompts.flow(input.flow),
    deps.history.of(`PROMPT#${input.flow}#${input.name}`, input.cursor),
  ]);
  if (!flow) throw new DomainError("NOT_FOUND", "prompts.gone");
  authorizeSight(actor, flow.LOBs, "prompts.gone");
  return history;
}
