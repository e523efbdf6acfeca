import type { ImportRun } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { runs } from "#lib/web/import-runs.ts";
import { unkept } from "#lib/web/route.ts";
import { linesOf } from "#lib/web/sent-form.ts";
import { reasonWords } from "./_words.ts";

/**
 * A run as it goes, one JSON object a line: the last has its result. Who closes the connection leaves the
 * run to go on by itself, and may follow it again.
 */
export async function followRun(actor: Actor, run: ImportRun): Promise<Response> {
  const words = await reasonWords();
  const steps = runs().follow(actor, run.id);
  return new Response(linesOf(steps, words.run), {
    headers: { ...unkept, "Content-Type": "application/x-ndjson; charset=utf-8" },
  });
}
