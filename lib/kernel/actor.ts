/** The Amazon Cognito groups that mean something to this product. */
export const groups = ["admins", "editors", "supervisors", "clients"] as const;
export type Group = (typeof groups)[number];

/** The lines of business that somebody may work on: all of them, or these. */
export type LobScope = "*" | readonly string[];

/** Who acts is said, never found. */
export type Actor =
  | { kind: "user"; name: string; groups: readonly Group[]; lobs: LobScope }
  | { kind: "system"; name: "cleanup" | "export" | "connect" | "handoff" | "seed" };

/** Reads `custom:lobs` of a verified ID token: `*` for all, else names separated by commas. Nothing means none. */
export function parseLobs(claim: string | undefined): LobScope {
  const names = (claim ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return names.includes("*") ? "*" : names;
}
