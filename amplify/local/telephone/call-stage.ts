import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectHandler } from "#amplify/functions/_shared/connect-handler.ts";
import { claimsForCallers } from "#amplify/functions/_shared/callback-number.ts";
import { callbackClear } from "#amplify/functions/callback-clear/callback-clear.ts";
import { callbackSet } from "#amplify/functions/callback-set/callback-set.ts";
import {
  getLineOfBusiness,
  lineOfBusinessForCallers,
} from "#amplify/functions/get-line-of-business/get-line-of-business.ts";
import { getPrompts, promptsForCallers } from "#amplify/functions/get-prompts/get-prompts.ts";
import { vanityForCallers, vanityToSqs } from "#amplify/functions/vanity-to-sqs/vanity-to-sqs.ts";
import { readContactFlow, type ContactFlow } from "#lib/domain/contact-flows/index.ts";
import {
  callbackEnvironment,
  functionEnvironment,
  functionVariables,
  queueVariables,
  vanityEnvironment,
} from "#lib/platform/env.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import {
  playCall,
  type Call,
  type Played,
  type PlayedFunction,
  type Stage,
} from "#lib/testing/contact-flow-player.ts";
import { substituted } from "#lib/testing/substituted.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startQueues } from "#lib/testing/engines/queues.ts";
import { demoFlows } from "../demo/flows/index.ts";
import { createQueues } from "../queues/create-queues.ts";

const arn = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
export const queueArn = (name: string): string => arn("connect", `instance/i/queue/${name}`);
const flowArn = (name: string) => arn("connect", `instance/i/contact-flow/${name}`);
/** What the deployment would put in place of the flows' `${Names}`. */
export const stageValues = {
  GetPromptsArn: arn("lambda", "function:get-prompts"),
  GetLineOfBusinessArn: arn("lambda", "function:get-line-of-business"),
  VanityToSqsArn: arn("lambda", "function:vanity-to-sqs"),
  CallbackSetArn: arn("lambda", "function:callback-set"),
  CallbackClearArn: arn("lambda", "function:callback-clear"),
  DefaultQueueArn: queueArn("usual"),
  QueuedCallbackFlowArn: flowArn("callback"),
  VoicemailFlowArn: flowArn("voicemail"),
  SpeechBotAliasArn: "none",
  LineOfBusiness: "retail",
};
type FunctionName = Extract<keyof typeof stageValues, `${string}Arn`>;

export type Playing = Call & {
  /** The file's name; `main-menu` unless said. */
  flow?: string;
  /** The line of business that the flow is deployed for. */
  lob?: string;
  /** Milliseconds that a second of waiting for a function takes. */
  second?: number;
  /** A bot listens; without one the flow is as deployed without it. */
  bot?: Stage["bot"];
  /** Functions that do something else than ours. */
  broken?: Partial<Record<FunctionName, PlayedFunction>>;
};

/** A shipped flow, filled in for a line of business. */
export function loadFlow(name: string, LineOfBusiness = "retail", isSpoken = false): ContactFlow {
  const text = readFileSync(join("amplify/contact-flows", `${name}.json`), "utf8");
  const result = readContactFlow(
    substituted(text, {
      ...stageValues,
      LineOfBusiness,
      ...(isSpoken ? { SpeechBotAliasArn: arn("lex", "bot-alias/BOT/ALIAS") } : {}),
    }),
  );
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.flow;
}

export type CallStage = {
  store: TestDatabase;
  proxy: DatabaseProxy;
  sqs: SQSClient;
  queueUrl: string;
  functions: Readonly<Record<string, PlayedFunction>>;
  /** Epoch milliseconds at which get-line-of-business answers. */
  now: number;
  setting: (lob: string, key: string, rest: object) => Promise<unknown>;
  play: (playing: Playing) => Promise<Played>;
  stop: () => Promise<void>;
};

/** The functions themselves over real engines, with the demo's prompts and three lines of business. */
export async function startCallStage(): Promise<CallStage> {
  const store = await startDatabase();
  const proxy = await startDatabaseProxy(store.endpoint);
  const queues = await startQueues();
  const sqs = openQueues({ region: "us-east-1", endpoint: queues.endpoint, requestTimeout: 20_000 });
  const queueUrl = (await createQueues(sqs, "vanity", { visibilitySeconds: 1 })).url;
  const variables = {
    ...functionVariables(store.tables, proxy.endpoint),
    ...queueVariables(queues.endpoint, queueUrl),
  };
  const environment = functionEnvironment(variables);
  const claims = () => claimsForCallers(callbackEnvironment(variables));
  const put = (table: "Prompts" | "Config", Item: Record<string, unknown>) =>
    store.database.send(new PutCommand({ TableName: store.tables[table], Item }));
  const stage: CallStage = {
    store,
    proxy,
    sqs,
    queueUrl,
    now: 0,
    functions: {
      [stageValues.GetPromptsArn]: connectHandler(getPrompts, () => promptsForCallers(environment)),
      [stageValues.GetLineOfBusinessArn]: connectHandler(getLineOfBusiness, () => ({
        ...lineOfBusinessForCallers(environment),
        now: () => stage.now,
      })),
      [stageValues.VanityToSqsArn]: connectHandler(vanityToSqs, () =>
        vanityForCallers(vanityEnvironment(variables)),
      ),
      [stageValues.CallbackSetArn]: connectHandler(callbackSet, claims),
      [stageValues.CallbackClearArn]: connectHandler(callbackClear, claims),
    },
    setting: (LOB, ConfigKey, rest) => put("Config", { LOB, ConfigKey, Version: 1, ...rest }),
    play({ flow = "main-menu", lob = "retail", broken = {}, second, bot, ...call }) {
      const instead = Object.entries(broken).map(([name, does]) => [stageValues[name as FunctionName], does]);
      const functions = { ...stage.functions, ...(Object.fromEntries(instead) as CallStage["functions"]) };
      return playCall(
        { flow: loadFlow(flow, lob, bot !== undefined), functions, second, bot },
        { number: "+12023569377", ...call },
      );
    },
    async stop() {
      sqs.destroy();
      await proxy.stop();
      await store.stop();
      await queues.stop();
    },
  };
  await Promise.all([...demoPrompts().map((item) => put("Prompts", item)), fillSettings(stage.setting)]);
  return stage;
}

const demoPrompts = () =>
  demoFlows.flatMap(({ FlowName, prompts }) =>
    prompts.map(({ name, en, es, active }, place) => ({
      FlowName,
      PromptName: name,
      PromptText_en: en,
      PromptText_es: es,
      IsActive: active !== false,
      Order: place * 10,
      Version: 1,
      IsClientVisible: false,
      UpdatedAt: "2026-01-01T00:00:00.000Z",
      UpdatedBy: "test",
    })),
  );

const queue = (name: string) => ({ QueueName: name, QueueArn: queueArn(name) });
const settings: Record<string, Record<string, object>> = {
  retail: {
    "SETTING#DefaultQueue": { Value: queue("retail-general") },
    "QUEUE#orders#*": { ...queue("orders"), Priority: 4, IsActive: true },
    "QUEUE#orders#es": { ...queue("pedidos"), Priority: 2, IsActive: true },
    "SETTING#AfterHoursAction": { Value: "CALLBACK" },
    "FLAG#CallbackEnabled": { Value: true },
    "FLAG#CallRecordingEnabled": { Value: true },
    "SETTING#RecordingNoticePrompt": { Value: "Main menu/recording-notice" },
    "SETTING#Holidays": { Value: [{ Name: "Thanksgiving", Date: "2026-11-26", Type: "CLOSED" }] },
  },
  claims: {
    "SETTING#DefaultQueue": { Value: queue("claims-general") },
    "SETTING#AfterHoursAction": { Value: "TRANSFER" },
    "SETTING#AfterHoursTransferNumber": { Value: "+13125550147" },
  },
  travel: {
    "SETTING#DefaultQueue": { Value: queue("travel-general") },
    "SETTING#AfterHoursAction": { Value: "VOICEMAIL" },
    "FLAG#VanityNumbersEnabled": { Value: true },
    "FLAG#CallRecordingEnabled": { Value: true },
    "SETTING#MaxInvalidAttempts": { Value: 2 },
  },
  quiet: {
    "FLAG#SpanishEnabled": { Value: false },
    "FLAG#CallRecordingEnabled": { Value: false },
  },
};

const fillSettings = (setting: CallStage["setting"]) =>
  Promise.all(
    Object.entries(settings).flatMap(([lob, values]) =>
      Object.entries({ "SETTING#DisplayName": { Value: lob }, ...values }).map(([key, rest]) =>
        setting(lob, key, rest),
      ),
    ),
  );
