import type { SettingStore } from "#lib/domain/lines-of-business/index.ts";
import type { PromptStore } from "#lib/domain/prompts/index.ts";
import type { SessionDeps } from "#lib/domain/sessions/index.ts";
import type { RunStore, StartDeps } from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { ConnectionStore } from "./connection-store.ts";

/** What beginning a chat needs: the session, and the flow that greets. */
export type OnboardDeps = SessionDeps & {
  prompts: Pick<PromptStore, "all" | "flow" | "flows">;
  settings: SettingStore;
  runs: Pick<RunStore, "belongTo">;
};

/** What a chat needs from its first moment to its last. */
export type ChatDeps = SessionDeps &
  StartDeps & { connections: ConnectionStore; prompts: Pick<PromptStore, "all"> };

/** Customers have no scopes: what is theirs is checked by their session, and done in the product's name. */
export const chatActor: Actor = { kind: "system", name: "connect" };
