import type { SessionStatus } from "#lib/domain/sessions/index.ts";

/** What a list of sessions is filtered by: all of it stands in the address. */
export type SessionFilters = {
  /** `any`: every status. */
  status?: SessionStatus | "any";
  day?: string;
  customer?: string;
  /** A session whose customer's sessions are listed, without naming the customer. */
  like?: string;
};

/** The status that is listed where the address says none. */
export const firstStatus = "active" satisfies SessionStatus;

export const sessionPath = (id: string): string => `/sessions/${encodeURIComponent(id)}`;

/** The address of a list; `extra` are cursors. */
export function sessionsPath(filters: SessionFilters = {}, extra: Record<string, string> = {}): string {
  const { status, ...rest } = filters;
  const query = new URLSearchParams({
    ...(status && status !== firstStatus ? { status } : {}),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value)),
    ...extra,
  }).toString();
  return query ? `/sessions?${query}` : "/sessions";
}
