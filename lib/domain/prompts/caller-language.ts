import type { Language } from "./prompt.ts";

/**
 * Reads a language as flows and Amazon Connect write it: `es`, `es-US`, `en_US`, `ES-us`.
 * Undefined for other languages and for what is none, so that the next in line decides.
 */
export function readLanguage(value: string | undefined): Language | undefined {
  const [, language] = /^(en|es)(?:[-_][a-z0-9]{2,8})*$/i.exec(value?.trim() ?? "") ?? [];
  return language?.toLowerCase() as Language | undefined;
}
