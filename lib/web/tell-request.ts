import "server-only";
import { headers } from "next/headers";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log, type LogFields } from "#lib/platform/log.ts";
import { currentActor } from "./session/current-actor.ts";

/** `began` as `performance.now()` gives it. */
export type Asked = { requestId: string; began?: number };

/** Which part of the console was asked. What follows in an address may be what somebody typed. */
async function placeAsked(): Promise<string | undefined> {
  const path = (await headers()).get("x-path") ?? "";
  return /^\/(?:api\/)?[a-z-]{0,40}(?=[/?]|$)/.exec(path)?.[0];
}

/**
 * One line of log for what somebody asked the console to do: who, where, and what became of it. Its correlation id is
 * the one that the history has of a change, and a person of a refusal. Never what was typed.
 */
export async function tellRequest(
  { requestId, began }: Asked,
  error?: unknown,
  notes: LogFields = {},
): Promise<void> {
  const refused = isDomainError(error) ? error : undefined;
  const failed = error !== undefined && (!refused || refused.code === "UNAVAILABLE");
  // Who cannot be told, because the user pool is away, is a stranger.
  const actor = await currentActor().catch(() => undefined);
  log(
    failed ? "error" : refused ? "warn" : "info",
    failed ? "request failed" : refused ? "request refused" : "request done",
    {
      ...{ correlationId: requestId, actor: actor?.name, place: await placeAsked() },
      outcome: error === undefined ? "OK" : (refused?.code ?? "INTERNAL"),
      reason: refused?.reason,
      milliseconds: began === undefined ? undefined : Math.round(performance.now() - began),
      ...notes,
    },
    failed ? (refused ? refused.cause : error) : undefined,
  );
}
