import { z } from "zod";
import {
  createChatSession,
  greetInChat,
  onboardChatInput,
  type OnboardDeps,
} from "#lib/domain/chats/index.ts";
import { workflowTask } from "../_shared/workflow-task.ts";

const taskInput = z.discriminatedUnion("task", [
  z.object({ task: z.literal("create"), run: z.string(), chat: onboardChatInput }),
  z.object({ task: z.literal("greet"), session_id: z.string() }),
]);

/** The two tasks of the onboarding workflow: the session, if it is new, and its first words. */
export const onboardChat = (open: () => OnboardDeps) =>
  workflowTask(
    "onboard-chat",
    {
      input: taskInput,
      async run(deps: OnboardDeps, input) {
        if (input.task === "greet") {
          await greetInChat(deps, input);
          return { session_id: input.session_id };
        }
        const session = await createChatSession(deps, input.chat, input.run.slice(0, 64));
        const { session_id, language, lob, flow } = session;
        return { session_id, language, lob: lob ?? "", flow: flow ?? "" };
      },
    },
    open,
  );
