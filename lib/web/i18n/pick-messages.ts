import "server-only";
import { getMessages } from "next-intl/server";
import type { Messages, Namespace } from "./messages.ts";

/**
 * The messages of these namespaces, for a provider around client components:
 * `<NextIntlClientProvider messages={await pickMessages("prompts")}>`. `common` comes along always.
 */
export async function pickMessages(...namespaces: Namespace[]): Promise<Partial<Messages>> {
  const all = await getMessages();
  return Object.fromEntries(
    ["common" as const, ...namespaces].map((namespace) => [namespace, all[namespace]]),
  );
}
