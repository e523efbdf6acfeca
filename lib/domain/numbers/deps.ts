import type { CallbackDeps } from "#lib/domain/callbacks/index.ts";
import type { NumberHandles } from "#lib/platform/sealing.ts";

export type NumberDeps = CallbackDeps & { numbers: NumberHandles };
