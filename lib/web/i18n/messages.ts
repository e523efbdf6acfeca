import enAccount from "./messages/en/account.json";
import enAuth from "./messages/en/auth.json";
import enCallbacks from "./messages/en/callbacks.json";
import enCaller from "./messages/en/caller.json";
import enCommon from "./messages/en/common.json";
import enContactFlows from "./messages/en/contactFlows.json";
import enEmergency from "./messages/en/emergency.json";
import enExports from "./messages/en/exports.json";
import enFrame from "./messages/en/frame.json";
import enHistory from "./messages/en/history.json";
import enHours from "./messages/en/hours.json";
import enLobs from "./messages/en/lobs.json";
import enNumbers from "./messages/en/numbers.json";
import enPrompts from "./messages/en/prompts.json";
import enMoving from "./messages/en/moving.json";
import enQueues from "./messages/en/queues.json";
import enImport from "./messages/en/import.json";
import enOverview from "./messages/en/overview.json";
import enReasons from "./messages/en/reasons.json";
import enSessions from "./messages/en/sessions.json";
import enSpeech from "./messages/en/speech.json";
import enStates from "./messages/en/states.json";
import enWorkflows from "./messages/en/workflows.json";
import enVanity from "./messages/en/vanity.json";
import esAccount from "./messages/es/account.json";
import esAuth from "./messages/es/auth.json";
import esCallbacks from "./messages/es/callbacks.json";
import esCaller from "./messages/es/caller.json";
import esCommon from "./messages/es/common.json";
import esContactFlows from "./messages/es/contactFlows.json";
import esEmergency from "./messages/es/emergency.json";
import esExports from "./messages/es/exports.json";
import esFrame from "./messages/es/frame.json";
import esHistory from "./messages/es/history.json";
import esHours from "./messages/es/hours.json";
import esLobs from "./messages/es/lobs.json";
import esNumbers from "./messages/es/numbers.json";
import esPrompts from "./messages/es/prompts.json";
import esMoving from "./messages/es/moving.json";
import esQueues from "./messages/es/queues.json";
import esImport from "./messages/es/import.json";
import esOverview from "./messages/es/overview.json";
import esReasons from "./messages/es/reasons.json";
import esSessions from "./messages/es/sessions.json";
import esSpeech from "./messages/es/speech.json";
import esStates from "./messages/es/states.json";
import esWorkflows from "./messages/es/workflows.json";
import esVanity from "./messages/es/vanity.json";
import type { Locale } from "./locale.ts";

/** One namespace per part of the console, each a file in each language. A new file is added here, twice. */
const en = {
  account: enAccount,
  auth: enAuth,
  callbacks: enCallbacks,
  caller: enCaller,
  common: enCommon,
  contactFlows: enContactFlows,
  emergency: enEmergency,
  exports: enExports,
  frame: enFrame,
  history: enHistory,
  hours: enHours,
  lobs: enLobs,
  numbers: enNumbers,
  prompts: enPrompts,
  moving: enMoving,
  queues: enQueues,
  import: enImport,
  overview: enOverview,
  reasons: enReasons,
  sessions: enSessions,
  speech: enSpeech,
  states: enStates,
  workflows: enWorkflows,
  vanity: enVanity,
};

const es: typeof en = {
  account: esAccount,
  auth: esAuth,
  callbacks: esCallbacks,
  caller: esCaller,
  common: esCommon,
  contactFlows: esContactFlows,
  emergency: esEmergency,
  exports: esExports,
  frame: esFrame,
  history: esHistory,
  hours: esHours,
  lobs: esLobs,
  numbers: esNumbers,
  prompts: esPrompts,
  moving: esMoving,
  queues: esQueues,
  import: esImport,
  overview: esOverview,
  reasons: esReasons,
  sessions: esSessions,
  speech: esSpeech,
  states: esStates,
  workflows: esWorkflows,
  vanity: esVanity,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

export const messages: Record<Locale, Messages> = { en, es };
