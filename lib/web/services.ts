import "server-only";
import { callbackStore } from "#lib/domain/callbacks/index.ts";
import { historyStore } from "#lib/domain/history/index.ts";
import { configStore, type LobDeps, type OfferedQueuesDeps } from "#lib/domain/lines-of-business/index.ts";
import type { NumberDeps } from "#lib/domain/numbers/index.ts";
import { promptStore, type PromptDeps } from "#lib/domain/prompts/index.ts";
import {
  exportStore,
  sessionStore,
  type ExportDeps,
  type RevealDeps,
  type SessionDeps,
} from "#lib/domain/sessions/index.ts";
import { phraseStore, type SpeechBotDeps } from "#lib/domain/speech-bot/index.ts";
import {
  refusedMessages,
  vanityHistoryStore,
  type VanityHistoryDeps,
} from "#lib/domain/vanity-history/index.ts";
import { runStore, type WorkflowDeps } from "#lib/domain/workflows/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { connectQueues } from "#lib/platform/connect-queues.ts";
import { consoleEnvironment } from "#lib/platform/console-env.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { linksTo } from "#lib/platform/s3-links.ts";
import { openObjects } from "#lib/platform/s3.ts";
import { sealedCursors, sealedNumbers } from "#lib/platform/sealing.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { commit } from "#lib/platform/transactions.ts";

export type Services = PromptDeps &
  SessionDeps &
  RevealDeps &
  ExportDeps &
  LobDeps &
  OfferedQueuesDeps &
  WorkflowDeps &
  NumberDeps &
  SpeechBotDeps &
  VanityHistoryDeps & { cursors: Cursors };

function compose(): Services {
  const environment = consoleEnvironment();
  const database = openDatabase({ region: environment.region, endpoint: environment.dynamodbEndpoint });
  const cursors = sealedCursors(environment.cursorSecret);
  const queues = openQueues({ region: environment.region, endpoint: environment.sqsEndpoint });
  const { vanity } = environment.queues;
  const instanceArn = environment.connectInstanceArn;
  return {
    prompts: promptStore(database, cursors, environment.tables.Prompts),
    configs: configStore(database, environment.tables.Config),
    phrases: phraseStore(database, environment.tables.Config),
    speechBot: environment.speechBot,
    vanityHistory: vanityHistoryStore(database, cursors, environment.tables.VanityNumbers),
    refusedMessages: vanity && refusedMessages(queues, vanity),
    callbacks: callbackStore(database, cursors, environment.tables.Callbacks),
    numbers: sealedNumbers(environment.cursorSecret),
    history: historyStore(database, cursors, environment.tables.History),
    sessions: sessionStore(database, cursors, environment.tables.Sessions),
    cursors,
    runs: runStore(database, environment.tables.Sessions),
    workflows: stepFunctions({
      region: environment.region,
      endpoint: environment.stepFunctionsEndpoint,
      machines: environment.stateMachines,
    }),
    exports: exportStore(database, cursors, environment.tables.Sessions),
    links: linksTo(
      openObjects(environment.buckets.sessions, {
        region: environment.region,
        endpoint: environment.s3Endpoint,
      }),
    ),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
    connectQueues: instanceArn ? connectQueues({ instanceArn }, systemClock) : undefined,
  };
}

let made: Services | undefined;

/** The composition root of the console: every operation's dependencies, made once for the server. */
export const services = (): Services => (made ??= compose());
