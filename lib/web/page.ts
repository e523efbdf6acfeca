import "server-only";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { forbidden, notFound, redirect, unstable_rethrow } from "next/navigation";
import { isDomainError } from "#lib/kernel/errors.ts";
import { currentRequestId } from "./request-id.ts";
import { signInPath } from "./session/next-path.ts";
import { tellRequest } from "./tell-request.ts";

/** What a page shows instead of itself: why, in the person's language, and the id under which it was logged. */
export type PageRefusal = { message: string; requestId: string };

/** An error whose `digest` is the id that is logged: Next.js hands the digest, and nothing else, to error.tsx. */
class LoggedError extends Error {
  readonly digest: string;
  constructor(digest: string, cause: unknown) {
    super("request failed", { cause });
    this.digest = digest;
  }
}

/**
 * Turns what an operation threw into what a page does about it: not found, forbidden, sign in again,
 * or (returned) a refusal to show in its place. What nobody foresaw is logged and thrown on to error.tsx.
 */
export async function refuseAtPage(error: unknown): Promise<PageRefusal> {
  unstable_rethrow(error);
  const code = isDomainError(error) ? error.code : undefined;
  if (code === "NOT_FOUND") notFound();
  if (code === "FORBIDDEN") forbidden();
  if (code === "UNAUTHENTICATED") redirect(signInPath((await headers()).get("x-path") ?? "/"));

  const requestId = await currentRequestId();
  await tellRequest({ requestId }, error);
  if (!isDomainError(error)) throw new LoggedError(requestId, error);
  const t = await getTranslations("reasons");
  return { message: t(error.reason as never, error.values as never), requestId };
}
