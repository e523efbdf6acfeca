import "server-only";
import { getLocale } from "next-intl/server";
import { messages, type Namespace } from "./messages.ts";

/** Written once for the server: in each language, what each page picks. */
const texts = new Map<string, string>();

/**
 * The messages of these namespaces, as the text that a `MessagesProvider` around client components takes:
 * `<MessagesProvider text={await pickMessages("prompts")}>`. Those of `common` every page has.
 */
export async function pickMessages(...namespaces: Namespace[]): Promise<string> {
  const locale = await getLocale();
  const key = [locale, ...namespaces].join(" ");
  const known = texts.get(key);
  if (known !== undefined) return known;
  const picked = Object.fromEntries(namespaces.map((name) => [name, messages[locale][name]]));
  const text = JSON.stringify(picked);
  texts.set(key, text);
  return text;
}
