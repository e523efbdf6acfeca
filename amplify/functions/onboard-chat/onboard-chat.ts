import { z } from "zod";
import {
  createChatSession,
  greetInChat,
  onboardChatInput,
  type OnboardDeps,
} from "#lib/domain/chats/index.ts";
import { workflowFunction, workflowTask } from "../_shared/workflow-function.ts";

/** The two tasks of the onboarding workflow: the session, if it is new, and its first words. */
const onboardTasks = {
  create: workflowTask(
    z.object({ run: z.string(), chat: onboardChatInput }),
    async (deps: OnboardDeps, { chat, run }) => {
      const session = await createChatSession(deps, chat, run);
      const { session_id, language, lob, flow } = session;
      return { session_id, language, lob: lob ?? "", flow: flow ?? "" };
    },
  ),
  greet: workflowTask(z.object({ session_id: z.string() }), async (deps: OnboardDeps, { session_id }) => {
    await greetInChat(deps, { session_id });
    return { session_id };
  }),
};

export const onboardChat = (open: () => OnboardDeps) => workflowFunction("onboard-chat", onboardTasks, open);
