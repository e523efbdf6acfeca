import { z } from "zod";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Prompt } from "./prompt.ts";

const english = z.object({ PromptText_en: z.string() });
const englishOf = (contents: unknown): string | undefined => english.safeParse(contents).data?.PromptText_en;

/**
 * The English as it was when the Spanish was last written or found correct, told from the newest page of the
 * prompt's history. Undefined when that moment lies further back than the page.
 */
export function englishWhenSpanishWritten(
  prompt: Pick<Prompt, "TextUpdatedAt_es">,
  history: Pick<Page<Change>, "items" | "next">,
): string | undefined {
  const written = prompt.TextUpdatedAt_es;
  if (!written) return undefined;
  const then = history.items.find(({ At }) => momentOf(At) <= written);
  if (then) return englishOf(then.After);
  return history.next ? undefined : englishOf(history.items.at(-1)?.Before);
}
