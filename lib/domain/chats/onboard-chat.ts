import { z } from "zod";
import { readLanguage, type Flow } from "#lib/domain/prompts/index.ts";
import { addTurn, createSession, lobsOf, sessionSources, type Session } from "#lib/domain/sessions/index.ts";
import { runIdOf } from "#lib/domain/workflows/index.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { chatActor, type OnboardDeps } from "./deps.ts";
import { nextWords } from "./flow-words.ts";

/** What the onboarding workflow is started with; all but the session and the customer is a wish. */
export const onboardChatInput = z.object({
  session_id: z.string(),
  customer_id: z.string(),
  source: z.enum(sessionSources).default("web"),
  language: z.string().optional(),
  lob: z.string().optional(),
  flow: z.string().optional(),
});
export type OnboardChatInput = z.input<typeof onboardChatInput>;

type Wish = Pick<z.output<typeof onboardChatInput>, "flow" | "lob" | "language">;

/** The flow that was asked for where it is heard in the line of business, else the first by name that is. */
function chooseFlow(flows: readonly Flow[], { flow, lob }: Wish): Flow | undefined {
  const heard = flows.filter(({ LOBs }) => lob === undefined || LOBs.includes(lob));
  return heard.find(({ FlowName }) => FlowName === flow) ?? (lob === undefined ? undefined : heard[0]);
}

/** Language, line of business and flow of a chat, from what was asked for and what there is. Two calls at most. */
async function choose(deps: OnboardDeps, wish: Wish): Promise<Pick<Session, "flow" | "lob" | "language">> {
  const { items } = await deps.prompts.flows();
  const flow = chooseFlow(items, wish);
  const known = wish.lob !== undefined && items.some(({ LOBs }) => LOBs.includes(wish.lob ?? ""));
  const lob = known ? wish.lob : flow?.LOBs.length === 1 ? flow.LOBs[0] : undefined;
  const language =
    readLanguage(wish.language) ?? (lob ? await deps.settings.defaultLanguage(lob) : undefined) ?? "en";
  return { flow: flow?.FlowName, lob, language };
}

/** The session, made if it is new. @throws FORBIDDEN where a session of that id is another customer's */
async function provideSession(
  deps: OnboardDeps,
  input: OnboardChatInput,
  requestId: string,
): Promise<Session> {
  const { session_id, customer_id, source, ...wish } = onboardChatInput.parse(input);
  const there = await deps.sessions.get(session_id);
  try {
    const session =
      there ??
      (await createSession(deps, chatActor, {
        ...{ session_id, customer_id, source, requestId },
        ...(await choose(deps, wish)),
      }));
    if (session.customer_id !== customer_id) throw new DomainError("FORBIDDEN", "chats.notYours");
    return session;
  } catch (error) {
    if (!isDomainError(error, "CONFLICT") || error.reason !== "sessions.exists") throw error;
    return provideSession(deps, input, requestId);
  }
}

/** The run is seen by those who see its session. One that nobody here started has no record to say so in. */
async function placeRun(deps: OnboardDeps, execution: string, session: Session): Promise<void> {
  const run = runIdOf(execution);
  if (!run) return;
  try {
    await deps.commit([deps.runs.belongTo(run, lobsOf(session))]);
  } catch (error) {
    if (!isDomainError(error, "NOT_FOUND")) throw error;
  }
}

/**
 * Creates a chat's session if it is new, in its language and line of business, which becomes that of the run too.
 * Done twice, it is there once.
 * @param execution the name of the workflow's execution
 * @throws FORBIDDEN where a session of that id is another customer's
 */
export async function createChatSession(
  deps: OnboardDeps,
  input: OnboardChatInput,
  execution: string,
): Promise<Session> {
  const session = await provideSession(deps, input, execution.slice(0, 64));
  await placeRun(deps, execution, session);
  return session;
}

/** Attaches the flow's greeting as the session's first turn. Done twice, it is said once. */
export async function greetInChat(deps: OnboardDeps, { session_id }: { session_id: string }): Promise<void> {
  const session = await deps.sessions.get(session_id);
  if (!session) throw new DomainError("NOT_FOUND", "sessions.gone");
  const words = await nextWords(deps.prompts, session, []);
  await addTurn(deps, chatActor, { session_id, role: "bot", ...words, client_id: "greeting" });
}
