export { connectionStore, type Connection, type ConnectionStore } from "./connection-store.ts";
export type { ChatDeps, OnboardDeps } from "./deps.ts";
export { connectChat, type ConnectChatInput } from "./connect-chat.ts";
export { leaveChat } from "./leave-chat.ts";
export { speakInChat, turnsInChat, type ChatTurns } from "./speak-in-chat.ts";
export { createChatSession, greetInChat, onboardChatInput, type OnboardChatInput } from "./onboard-chat.ts";
