import { z } from "zod";
import {
  answerLineOfBusiness,
  answerWithout,
  configStore,
  loadLineOfBusiness,
  type AnswerLobDeps,
  type LobConfig,
  type LobQuestion,
} from "#lib/domain/lines-of-business/index.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import type { FunctionEnvironment } from "#lib/platform/env.ts";
import { callersDatabase } from "../_shared/callers-database.ts";
import type { ConnectFunction } from "../_shared/connect-handler.ts";
import { within } from "../_shared/within.ts";

const getLineOfBusinessInput = z.object({
  LOB: z.string().trim().regex(lobNamePattern),
  Intent: z.string().optional(),
  Language: z.string().optional(),
});
type GetLineOfBusinessInput = z.infer<typeof getLineOfBusinessInput>;

export type LineOfBusinessDeps = AnswerLobDeps & {
  /** What this instance last read of each line of business, for when the database cannot answer. */
  known: Map<string, LobConfig>;
};

/** Milliseconds for the database, so that the last configuration known can still be answered from. */
const readingBudget = 1_600;
/** How many lines of business are kept in memory. */
const maxKnown = 200;

function remember(known: Map<string, LobConfig>, config: LobConfig): void {
  known.delete(config.lob);
  known.set(config.lob, config);
  for (const oldest of known.keys()) {
    if (known.size <= maxKnown) break;
    known.delete(oldest);
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/**
 * Tells a flow whether a line of business is open, why not, and where its callers go. When the database cannot
 * answer, the last configuration known is judged by the present moment: hours that ended meanwhile have ended.
 */
export const getLineOfBusiness: ConnectFunction<LineOfBusinessDeps, GetLineOfBusinessInput> = {
  name: "get-line-of-business",
  input: getLineOfBusinessInput,
  async answer(deps, input, contact) {
    const question: LobQuestion = {
      lob: input.LOB,
      intent: input.Intent,
      language: input.Language,
      contactLanguage: contact.languageCode,
    };
    try {
      const config = await within(readingBudget, (signal) =>
        loadLineOfBusiness(deps, { kind: "system", name: "connect" }, input.LOB, signal),
      );
      if (!config) {
        deps.known.delete(input.LOB);
        return { outcome: "NOT_FOUND", values: answerWithout(question) };
      }
      remember(deps.known, config);
      return answerLineOfBusiness(config, question, deps.now());
    } catch (error) {
      const last = deps.known.get(input.LOB);
      if (!last || !isDomainError(error, "UNAVAILABLE")) throw error;
      const answer = answerLineOfBusiness(last, question, deps.now());
      return { ...answer, outcome: "CACHED", notes: { ...answer.notes, reason: error.reason } };
    }
  },
  instead: ({ parameters, contact }) =>
    answerWithout({ language: text(parameters.Language), contactLanguage: contact.languageCode }),
};

export function lineOfBusinessForCallers(environment: FunctionEnvironment): LineOfBusinessDeps {
  return {
    configs: configStore(callersDatabase(environment), environment.table("Config")),
    now: Date.now,
    known: new Map(),
  };
}
