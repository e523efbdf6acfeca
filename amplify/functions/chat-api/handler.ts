import { chatApi } from "./chat-api.ts";
import { chatApiDeps } from "./deps.ts";

export const handler = chatApi(() => chatApiDeps());
