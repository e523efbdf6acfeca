import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stackSchema, type Stack } from "#lib/platform/stack.ts";
import { createFlow, listFlows } from "#lib/domain/prompts/index.ts";
import { person, seedActor } from "#lib/testing/builders.ts";
import { databaseFolder, poolFolder, stackFile } from "./data-folder.ts";
import { stackServices } from "./services.ts";

/** A launcher under test: engines without the console, which other tests start. */
type Launcher = {
  process: ChildProcess;
  output: () => string;
  written: Promise<boolean>;
  end: Promise<number | null>;
};

let folder: string;
let launched: Launcher[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stack-"));
  launched = [];
});
afterEach(async () => {
  for (const launcher of launched) launcher.process.kill("SIGTERM");
  await Promise.all(launched.map((launcher) => launcher.end));
  rmSync(folder, { recursive: true, force: true });
});

function launch(options: { data?: string; scenario?: string } = {}): Launcher {
  const { data = folder, scenario = "empty" } = options;
  const script = join(import.meta.dirname, "start.ts");
  const child = spawn(
    process.execPath,
    [script, "--mode", "engines", "--data", data, "--scenario", scenario],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  const written = new Promise<boolean>((done) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        output += `${line}\n`;
        if (line.includes("stack.json written")) done(true);
      });
    child.once("close", () => done(false));
  });
  const end = once(child, "close").then(([code]) => code as number | null);
  const launcher = { process: child, output: () => output, written, end };
  launched.push(launcher);
  return launcher;
}

const readStack = (data = folder): Stack =>
  stackSchema.parse(JSON.parse(readFileSync(stackFile(data), "utf8")));

async function started(
  options: { data?: string; scenario?: string } = {},
): Promise<Launcher & { stack: Stack }> {
  const launcher = launch(options);
  if (!(await launcher.written)) throw new Error(launcher.output());
  return { ...launcher, stack: readStack(options.data) };
}

async function stop(launcher: Launcher): Promise<void> {
  launcher.process.kill("SIGTERM");
  await launcher.end;
}

const answers = (url = "") =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
const endpoints = (stack: Stack) => [stack.dynamodb, stack.cognito.endpoint, stack.sqs];

/** Waits until nobody answers any more. */
async function allGone(stack: Stack): Promise<boolean> {
  const latest = Date.now() + 10_000;
  for (;;) {
    const left = await Promise.all(endpoints(stack).map(answers));
    if (!left.includes(true)) return true;
    if (Date.now() > latest) return false;
    await wait(50);
  }
}

/** The process number of a launcher's child, by what it runs. */
function childOf(launcher: Launcher, script: string): number {
  const processes = execFileSync("ps", ["-axo", "pid=,ppid=,args="], { encoding: "utf8" });
  const line = processes
    .split("\n")
    .find((one) => one.includes(script) && one.trim().split(/\s+/)[1] === String(launcher.process.pid));
  return Number(line?.trim().split(/\s+/)[0]);
}

describe("a start", () => {
  test("brings the engines up, says where they are, and takes them down again", async () => {
    const launcher = await started({ scenario: "demo" });
    expect(await Promise.all(endpoints(launcher.stack).map(answers))).toEqual([true, true, true]);
    expect(launcher.stack.users.map((user) => user.name)).toContain("careful");
    // Measured, not held: machines differ.
    console.log(/engines ready after .*/.exec(launcher.output())?.[0]);
    const { items } = await listFlows(stackServices(launcher.stack), person("admins"));
    expect(items.map((flow) => flow.FlowName)).toContain("Main menu");
    await stop(launcher);
    expect(await allGone(launcher.stack)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["data", "stack.json"]);
  });

  test("keeps data and users for the next", async () => {
    const first = await started();
    await createFlow(stackServices(first.stack), seedActor, {
      FlowName: "Kept",
      Description: "",
      LOBs: ["retail"],
      requestId: "test",
    });
    await stop(first);
    const second = await started();
    const { items } = await listFlows(stackServices(second.stack), person("admins"));
    expect(items.map((flow) => flow.FlowName)).toEqual(["Kept"]);
    expect(second.stack.cognito.clientId).toBe(first.stack.cognito.clientId);
    expect(second.stack.users).toEqual(first.stack.users);
  });

  test("steps over ports that are taken, by others or by another stack", async () => {
    const one = await started();
    const other = mkdtempSync(join(tmpdir(), "stack-"));
    try {
      const two = await started({ data: other });
      const ports = [one, two].flatMap(({ stack }) => endpoints(stack));
      expect(new Set(ports).size).toBe(6);
      await stop(two);
      expect(await Promise.all(endpoints(one.stack).map(answers))).toEqual([true, true, true]);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

describe("twice at once", () => {
  test("one gets the folder, the other says who has it", async () => {
    const both = [launch(), launch()];
    const written = await Promise.all(both.map((launcher) => launcher.written));
    expect(written.toSorted()).toEqual([false, true]);
    const holder = both[written.indexOf(true)];
    const refused = both[written.indexOf(false)];
    expect(await refused?.end).toBe(1);
    expect(refused?.output()).toContain(`process ${holder?.process.pid}`);
    expect(refused?.output()).toContain("--data");
  });

  test("a lock that a killed launcher left does not hold", async () => {
    const first = await started();
    first.process.kill("SIGKILL");
    await first.end;
    expect(await allGone(first.stack)).toBe(true);
    expect(readdirSync(folder)).toContain("lock.json");
    await started();
  });

  test("a lock whose process number belongs to somebody else does not hold", async () => {
    const stranger = createServer((socket) => socket.end("somebody else"));
    stranger.listen(0, "127.0.0.1");
    await once(stranger, "listening");
    const { port } = stranger.address() as AddressInfo;
    const lock = { pid: process.pid, port, token: "gone", what: "npm run dev", serves: true, since: "" };
    writeFileSync(join(folder, "lock.json"), JSON.stringify(lock));
    await started();
    stranger.close();
  });
});

describe("when something dies", () => {
  test("a killed launcher takes its engines with it", async () => {
    const launcher = await started();
    launcher.process.kill("SIGKILL");
    await launcher.end;
    expect(await allGone(launcher.stack)).toBe(true);
  });

  test.each(["SIGINT", "SIGHUP"] as const)("%s stops everything", async (signal) => {
    const launcher = await started();
    launcher.process.kill(signal);
    await launcher.end;
    expect(await allGone(launcher.stack)).toBe(true);
  });

  test("an engine that dies is named, and everything stops", async () => {
    const launcher = await started();
    process.kill(childOf(launcher, "cognito/server.ts"), "SIGKILL");
    expect(await launcher.end).toBe(1);
    expect(launcher.output()).toMatch(/The user pool was ended by SIGKILL/);
    expect(await allGone(launcher.stack)).toBe(true);
  });
});

describe("a damaged data folder", () => {
  test.each([
    ["stack.json", () => writeFileSync(stackFile(folder), '{"url":')],
    ["stack.json that is gone", () => rmSync(stackFile(folder))],
    ["the user pool", () => truncateSync(join(poolFolder(folder), "cognito", "clients.json"), 10)],
    ["the database", () => writeFileSync(join(databaseFolder(folder), "dynamodb.sqlite"), "no database")],
    ["the database that is gone", () => rmSync(databaseFolder(folder), { recursive: true })],
  ])("%s: says so, and how to begin again", async (_what, damage) => {
    await stop(await started());
    damage();
    const launcher = launch();
    expect(await launcher.end).toBe(1);
    expect(launcher.output()).toContain("is damaged");
    expect(launcher.output()).toContain("npm run seed -- demo --data");
  });

  test("is begun anew by npm run seed", async () => {
    await stop(await started());
    writeFileSync(stackFile(folder), "{");
    truncateSync(join(databaseFolder(folder), "dynamodb.sqlite"), 1_000);
    const seed = spawn(process.execPath, [join(import.meta.dirname, "seed.ts"), "empty", "--data", folder]);
    expect((await once(seed, "close"))[0]).toBe(0);
    await started();
  });

  test("a first start that was cut short is begun anew", async () => {
    await stop(await started());
    rmSync(stackFile(folder));
    writeFileSync(join(folder, "unfinished"), "");
    await started();
  });
});
