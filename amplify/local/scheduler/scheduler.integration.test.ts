import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runIdOf } from "#lib/domain/workflows/index.ts";
import { stepFunctions, type StepFunctions } from "#lib/platform/step-functions.ts";
import { testClock } from "#lib/testing/services.ts";
import { Engine, fileJournal, machineArn } from "#lib/testing/workflows/index.ts";
import { serveStepFunctions } from "../step-functions/protocol.ts";
import { hourlyCleanup } from "./hourly-cleanup.ts";
import { startSchedule } from "./start-schedule.ts";

const hour = 3_600_000;
const stateMachines = { cleanup: machineArn("cleanup") };
let folder: string;
let server: Server;
let endpoint: string;
let workflows: StepFunctions;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "schedule-"));
  const engine = new Engine({
    machines: { cleanup: { StartAt: "Done", States: { Done: { Type: "Succeed" } } } },
    journal: fileJournal(folder),
    task: () => Promise.resolve({}),
  });
  server = await serveStepFunctions(Promise.resolve(engine), 0);
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  workflows = stepFunctions({
    region: "us-east-1",
    endpoint,
    machines: stateMachines,
    requestTimeout: 20_000,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const started = async () => (await workflows.list("cleanup")).items.map(({ name }) => name).toSorted();

it("starts a cleanup each hour, once, with the input that EventBridge Scheduler gives", async () => {
  const clock = testClock("2026-03-02T15:20:00.000Z");
  const look = hourlyCleanup(workflows, clock);
  clock.advance(hour - 1);
  await look();
  expect(await started()).toEqual([]);
  clock.advance(1);
  await look();
  await look();
  clock.advance(hour - 1);
  await look();
  expect(await started()).toEqual(["schedule-cleanup-2026-03-02T16"]);
  clock.advance(1);
  await look();
  expect(await started()).toEqual(["schedule-cleanup-2026-03-02T16", "schedule-cleanup-2026-03-02T17"]);
  const arn = workflows.arnOf("cleanup", "schedule-cleanup-2026-03-02T16");
  const { input } = await workflows.describe(arn);
  expect(JSON.parse(input ?? "")).toEqual({ requested_by: "schedule" });
  // The console tells it from a run that somebody asked for.
  expect(runIdOf("schedule-cleanup-2026-03-02T16")).toBeUndefined();
});

it("makes one cleanup of the hours that the machine slept through, and keeps to its minute", async () => {
  const clock = testClock("2026-03-02T15:20:00.000Z");
  const look = hourlyCleanup(workflows, clock);
  clock.advance(5.5 * hour);
  await look();
  clock.advance(hour / 2);
  await look();
  expect(await started()).toEqual(["schedule-cleanup-2026-03-02T20", "schedule-cleanup-2026-03-02T21"]);
});

it("tries again what could not be started, and does not start twice what was", async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const clock = testClock("2026-03-02T15:20:00.000Z");
  let lost = true;
  const start: typeof workflows.start = async (...wanted) => {
    const answer = await workflows.start(...wanted);
    if (!lost) return answer;
    lost = false;
    throw new Error("the answer was lost");
  };
  const look = hourlyCleanup({ start }, clock);
  clock.advance(hour);
  await look();
  await look();
  clock.advance(hour);
  await look();
  expect(await started()).toEqual(["schedule-cleanup-2026-03-02T16", "schedule-cleanup-2026-03-02T17"]);
});

it("looks at the clock until the stack is stopped", async () => {
  vi.useFakeTimers({
    toFake: ["setInterval", "clearInterval", "Date"],
    now: new Date("2026-03-02T15:20:00Z"),
  });
  const stop = startSchedule({ stepFunctions: endpoint, stateMachines });
  vi.advanceTimersByTime(hour);
  await stop();
  expect(await started()).toEqual(["schedule-cleanup-2026-03-02T16"]);
  vi.advanceTimersByTime(3 * hour);
  expect(await started()).toEqual(["schedule-cleanup-2026-03-02T16"]);
});
