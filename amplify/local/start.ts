/** `npm run dev`, `npm start`: the whole product on one machine, until it is stopped. */
import { freePort } from "#lib/testing/engines/free-port.ts";
import { heldBy, welcome } from "./announce.ts";
import { openSessionApi } from "./api/session-api.ts";
import { openChatApi } from "./chat/chat-api.ts";
import { ensureBuild, launchConsole, type Console } from "./console.ts";
import { keptStack, stackFile, streamsFolder, takeUnstaged } from "./data-folder.ts";
import { stageRuns } from "./demo/stage-runs.ts";
import { explain, firstEnd, type Engines } from "./engines.ts";
import { Failure, report } from "./failure.ts";
import { takeFolder, type Lock } from "./lock.ts";
import { readOptions, type Options } from "./options.ts";
import { shown } from "./places.ts";
import { readQueues } from "./queues/read-queues.ts";
import { startSchedule } from "./scheduler/start-schedule.ts";
import { startKeptEngines, wire } from "./stack.ts";
import { archiveWhatExpires } from "./streams/archive-what-expires.ts";

const began = performance.now();
const sinceStart = () => ((performance.now() - began) / 1_000).toFixed(1);
const say = (line: string) => console.log(`▸ ${line}`);

let lock: Lock | undefined;
let engines: Engines | undefined;
let server: Console | undefined;
let chatApi: Awaited<ReturnType<typeof openChatApi>> | undefined;
let sessionApi: Awaited<ReturnType<typeof openSessionApi>> | undefined;
let stopReading: (() => Promise<void>) | undefined;
let stopSchedule: (() => Promise<void>) | undefined;
let stopExpiry: (() => Promise<void>) | undefined;
let stopping: Promise<void> | undefined;

/** Stops everything once, in order: the console before the engines that it uses. */
const stopAll = () =>
  (stopping ??= (async () => {
    await server?.child.stop();
    await chatApi?.stop();
    await sessionApi?.stop();
    await stopSchedule?.();
    await stopExpiry?.();
    await stopReading?.();
    await engines?.stop();
    lock?.release();
  })());

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    say("stopping");
    // Exit explicitly: a start that is under way would otherwise go on.
    void stopAll().then(() => process.exit(signal === "SIGINT" ? 130 : 0));
  });

const sayStaged = (count: number) => say(`${count} runs of workflows started`);
/** The stack works without them. */
const unlessStopping = (error: unknown) =>
  stopping ?? say(`the demo's workflows were not started: ${String(error)}`);

async function run(options: Options): Promise<string> {
  const { mode, folder } = options;
  const taken = await takeFolder(folder, mode === "dev" ? "npm run dev" : `start --mode ${mode}`, true);
  if ("pid" in taken) throw new Failure(heldBy(taken, folder));
  lock = taken;
  if (mode === "production") ensureBuild(say);

  const port = await freePort(options.port);
  if (port !== options.port) say(`port ${options.port} is taken: the console takes ${port}`);
  const launch = () => (mode === "engines" ? undefined : launchConsole(mode, port, stackFile(folder)));
  engines = await startKeptEngines(folder);
  say(`engines ready after ${sinceStart()} s (${engines.database.engine})`);
  // Where nothing is known of an earlier stack, the server may start while its data is still being made.
  if (!keptStack(folder)) server = launch();
  [sessionApi, chatApi] = [await openSessionApi(), await openChatApi()];
  const apis = { api: sessionApi.url, chat: chatApi.url };
  const first = { scenario: options.scenario, say };
  const stack = await wire(folder, engines, `http://localhost:${port}`, first, apis);
  sessionApi.serve(stack);
  chatApi.serve(stack);
  say(`${shown(stackFile(folder))} written after ${sinceStart()} s`);
  stopReading = readQueues(stack);
  stopSchedule = startSchedule(stack);
  stopExpiry = archiveWhatExpires(stack, engines.database, streamsFolder(folder));
  server ??= launch();
  if (server) {
    say("waiting for the console's first page");
    await server.answers();
    console.log(welcome(stack, folder, sinceStart()));
  }
  if (takeUnstaged(folder)) void stageRuns(stack).then(sayStaged, unlessStopping);
  return firstEnd(server ? [server.child, ...engines.children] : engines.children);
}

try {
  const folderOptions = readOptions(process.argv.slice(2));
  const end = await run(folderOptions).catch((error: unknown) => {
    throw explain(folderOptions.folder, error);
  });
  if (!stopping) throw new Failure(`${end}\n\nEverything else is stopped too.`);
} catch (error) {
  if (!stopping) report(error);
  await stopAll();
  process.exit(process.exitCode ?? 1);
}
