import { randomUUID } from "node:crypto";
import { stackServices } from "#amplify/local/services.ts";
import { handOffSession, runStore, startWorkflow, stopRun } from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, typeInto } from "../support/journey.ts";
import { stack } from "../support/stack.ts";

const connect: Actor = { kind: "system", name: "connect" };
const olga: Actor = { kind: "user", name: "olga", groups: ["supervisors"], lobs: "*" };

function services() {
  const places = stack();
  const { dynamodb, tables, stepFunctions: endpoint, stateMachines: machines = {} } = places;
  return {
    ...stackServices(places),
    runs: runStore(
      openDatabase({ region: "us-east-1", endpoint: dynamodb, requestTimeout: 20_000 }),
      tables.Sessions,
    ),
    workflows: stepFunctions({ region: "us-east-1", endpoint, machines, requestTimeout: 20_000 }),
  };
}

/** A session that waits for a human, asked for by somebody; gives its id and the run's name. */
async function arrangeWaiting(reason: string) {
  const deps = services();
  const session_id = randomUUID();
  const at = new Date().toISOString();
  await deps.commit([
    deps.sessions.create({
      session_id,
      customer_id: `journey-${session_id.slice(0, 8)}`,
      status: "active",
      turn_count: 0,
      language: "en",
      source: "web",
      created_at: at,
      updated_at: at,
    }),
  ]);
  const wish = { session_id, reason, priority: "urgent", requestId: randomUUID() } as const;
  const { execution } = await handOffSession(deps, olga, wish);
  return { session_id, short: session_id.slice(0, 8), execution };
}

/** A welcome that somebody stopped before the session was there; gives the run's name. */
async function arrangeStoppedWelcome(): Promise<string> {
  const deps = services();
  const session_id = randomUUID();
  const input = { session_id, customer_id: `journey-${session_id.slice(0, 8)}`, flow: "Travel desk" };
  const { execution } = await startWorkflow(deps, connect, {
    ...{ kind: "onboarding", subject: session_id, input, requestId: randomUUID() },
  });
  const stopped = await stopRun(deps, connect, {
    ...{ kind: "onboarding", name: execution, requestId: randomUUID() },
  }).then(
    () => true,
    (error: unknown) => {
      if (isDomainError(error, "CONFLICT")) return false;
      throw error;
    },
  );
  // It may have ended before: then another.
  return stopped ? execution : arrangeStoppedWelcome();
}

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("has a run that was stopped go on from where it stood", async ({ page }) => {
    await page.goto(`/workflows/onboarding/${await arrangeStoppedWelcome()}`);
    await page.getByRole("button", { name: "Run again from the failure" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Run it again" })).toBeVisible();
    await expectAccessible(page, '[role="dialog"]');
    await dialog.getByRole("button", { name: "Run it again" }).click();
    await expect(page.getByText("run again once")).toBeVisible();
    // Without a reload: the page looks for itself.
    const steps = page.getByRole("region", { name: "What happened" });
    await expect(steps.getByText("Welcomed")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("button", { name: "Run again from the failure" })).toHaveCount(0);
    await page.getByRole("link", { name: "Open the session" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Session");
  });
});

test.describe("a supervisor", () => {
  test.use({ role: "supervisor" });

  test("declines one waiting customer with a reason, takes another, and sees where the run stands", async ({
    page,
  }) => {
    const declined = await arrangeWaiting("Journey: the card was stolen");
    const taken = await arrangeWaiting("Journey: asks for a human");
    await page.goto("/workflows/~waiting");
    const row = page.getByRole("row", { name: new RegExp(taken.short) });
    await expect(row).toContainText("Journey: asks for a human");
    await expect(row).toContainText("asked by olga");

    const other = page.getByRole("row", { name: new RegExp(declined.short) });
    await other.getByRole("button", { name: `Decline the customer of session ${declined.short}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Decline" }).click();
    await expect(dialog.getByText("Say why, in at most 500 characters.").first()).toBeVisible();
    await expectAccessible(page, '[role="dialog"]');
    await typeInto(dialog.getByLabel("Why can you not take it?"), "At lunch");
    await dialog.getByRole("button", { name: "Decline" }).click();
    await expect(
      page.getByText(`The customer of session ${declined.short} waits for somebody else.`),
    ).toBeVisible();
    // It is offered again, with who declined and why.
    await expect(other).toContainText("supervisor declined: At lunch", { timeout: 20_000 });

    await row.getByRole("button", { name: `Take the customer of session ${taken.short}` }).click();
    await expect(page.getByText(`You have the customer of session ${taken.short}.`)).toBeVisible();
    await expect(row).toHaveCount(0);

    await page.goto(`/workflows/handoff/${taken.execution}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Handoff · Session ${taken.short}`);
    const steps = page.getByRole("region", { name: "What happened" });
    // Without a reload: the page looks for itself.
    await expect(steps.getByText("Wait for the first reply").first()).toBeVisible({ timeout: 20_000 });
    await steps.getByText("Wait for an agent").click();
    await expect(steps.getByText("What it was given").locator("visible=true")).toHaveCount(1);
    expect(await page.content()).not.toContain("journey-");
    await expectAccessible(page);
  });

  test("stops a run, and reads why another failed", async ({ page }) => {
    const { execution } = await arrangeWaiting("Journey: to be stopped");
    await page.goto(`/workflows/handoff/${execution}`);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Stop it now" }).click();
    await expect(page.getByText("supervisor stopped it.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Stop" })).toHaveCount(0);
    // What was stopped is undone: it does not go on, and may be asked for anew.
    await expect(page.getByRole("button", { name: "Run again from the failure" })).toHaveCount(0);
    await page.reload();
    await page.getByRole("button", { name: "Hand to a human again" }).click();
    await typeInto(page.getByRole("dialog").getByLabel("Reason"), "Journey: asked for again");
    await page.getByRole("dialog").getByRole("button", { name: "Hand to a human" }).click();
    await page.getByRole("link", { name: "A human was asked for again: open that run." }).click();
    await expect(page).toHaveURL(new RegExp(execution.replace(/-1$/, "-2")));

    const session_id = randomUUID();
    const lost = await startWorkflow(services(), olga, {
      kind: "handoff",
      subject: session_id,
      input: { session_id, reason: "Journey: no such session", priority: "low" },
      requestId: randomUUID(),
    });
    await page.goto("/workflows?kind=handoff&status=FAILED");
    await page.getByRole("link", { name: `Session ${session_id.slice(0, 8)}` }).click();
    await expect(page).toHaveURL(new RegExp(lost.execution));
    await expect(page.getByText("The session does not exist any more.")).toBeVisible();
    await expect(page.getByRole("button", { name: /again/ })).toHaveCount(0);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
