import { randomUUID } from "node:crypto";
import { saveQueueMapping, type QueueMapping } from "#lib/domain/lines-of-business/index.ts";
import { arrangeLob, lobPath, lobServices, queueArn, storedLob } from "../support/arrange-lob.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

const mapping = (
  Intent: string,
  Language: QueueMapping["Language"],
  queue: string,
  IsActive = true,
): QueueMapping => ({
  Intent,
  Language,
  QueueName: queue,
  QueueArn: queueArn(queue.toLowerCase()),
  Priority: 5,
  IsActive,
});
const queuesOf = async (lob: string) => (await storedLob(lob)).mappings;

test.describe("as editor", () => {
  test.use({ role: "editor" });

  test("a dead end is seen, mended and gone; what falls back to what is told, and history brings back what was deleted", async ({
    page,
  }) => {
    const lob = await arrangeLob({
      queues: [mapping("billing", "en", "Billing"), mapping("orders", "*", "Orders")],
    });
    await page.goto(`${lobPath(lob)}/queues`);
    const row = page.getByRole("row", { name: /^billing/ });
    await expect(row).toContainText("No queue");
    await expect(page.getByRole("row", { name: /^orders/ })).toContainText(
      "falls back to the queue for every language",
    );
    await expect(page.getByText(/Callers about billing in Spanish reach no queue/)).toBeVisible();
    await expectAccessible(page);

    await row.getByRole("link", { name: "Add one for billing, Every language" }).click();
    const panel = page.getByRole("region", { name: "New queue for an intent" });
    await expect(panel).toBeFocused();
    await expect(panel.getByLabel("Intent")).toHaveValue("billing");
    await panel.getByRole("button", { name: "Add queue" }).click();
    const summary = page.getByRole("group", { name: "There is a problem" });
    await expect(summary).toBeFocused();
    await summary.getByRole("link", { name: "Choose a queue" }).click();
    await expect(panel.getByLabel("Queue", { exact: true })).toBeFocused();
    await panel.getByLabel("Queue", { exact: true }).selectOption("Another queue: enter its name and ARN");
    await panel.getByLabel("Queue name").fill("Billing for all");
    await panel.getByLabel("Queue ARN").fill("arn:aws:sqs:nowhere");
    await panel.getByLabel("Queue name").focus();
    await expect(panel.getByLabel("Queue ARN")).toHaveAccessibleDescription(/not the ARN of a queue/);
    // What lies half under the header is no smaller for it.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page);
    await panel.getByLabel("Queue ARN").fill(queueArn("all"));
    await panel.getByLabel("Priority").selectOption("2");
    await panel.getByRole("button", { name: "Add queue" }).click();

    const opened = page.getByRole("region", { name: "billing, Every language" });
    await expect(opened).toBeFocused();
    await expect(row).toContainText("Billing for all");
    await expect(page.getByText(/Callers about billing in Spanish/)).toBeHidden();
    expect(await queuesOf(lob)).toContainEqual(
      expect.objectContaining({
        Intent: "billing",
        Language: "*",
        QueueName: "Billing for all",
        Priority: 2,
      }),
    );

    await opened.getByRole("switch", { name: "Active" }).click();
    await opened.getByRole("button", { name: "Save", exact: true }).click();
    await expect(opened.getByText(/Saved \d\d:\d\d/)).toBeVisible();
    await expect(row).toContainText("not active");
    await opened.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    // Behind a dialog the form is hidden from assistive technology: that alone does not say that it went.
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(opened).toBeHidden();
    expect((await queuesOf(lob)).map(({ Intent }) => Intent).sort()).toEqual(["billing", "orders"]);

    await page.goto(`${lobPath(lob)}/queues?mapping=billing.*`);
    await expect(opened).toBeFocused();
    await expect(opened).toContainText("There is no queue for billing, Every language.");
    await opened.getByRole("button", { name: "Restore this version" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore this version" }).click();
    await expect(opened.getByLabel("Queue", { exact: true })).toBeVisible();
    expect(await queuesOf(lob)).toContainEqual(
      expect.objectContaining({ QueueName: "Billing for all", IsActive: false }),
    );
  });

  test("a colleague's change to another field is kept, to the same one is shown; nothing typed is lost, at 360 px", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const lob = await arrangeLob({ queues: [mapping("billing", "es", "Cobros")] });
    const theirs = (changes: Parameters<typeof saveQueueMapping>[2]["changes"]) =>
      saveQueueMapping(
        lobServices(),
        { kind: "system", name: "seed" },
        {
          lob,
          intent: "billing",
          language: "es",
          changes,
          requestId: randomUUID(),
        },
      );
    await page.goto(`${lobPath(lob)}/queues`);
    await page.getByRole("link", { name: "Cobros: the queue for billing, Spanish" }).click();
    const panel = page.getByRole("region", { name: "billing, Spanish" });
    await panel.getByLabel("Priority").selectOption("1");
    await theirs({ IsActive: { from: true, to: false } });
    await panel.getByRole("button", { name: "Save", exact: true }).click();
    await expect(panel.getByText("Saved. Somebody else's changes were kept too: Active.")).toBeVisible();

    await panel.getByLabel("Priority").selectOption("2");
    await theirs({ Priority: { from: 1, to: 9 } });
    await panel.getByRole("button", { name: "Save", exact: true }).click();
    const conflict = page.getByRole("region", { name: "Somebody else changed this too" });
    await expect(conflict).toBeFocused();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("draft:")));
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole("button", { name: "Bring them back" }).click();
    await expect(panel.getByLabel("Priority")).toHaveValue("2");
    await panel.getByRole("button", { name: "Save", exact: true }).click();
    await conflict.getByLabel("Keep mine").check();
    await conflict.getByRole("button", { name: "Save my choice" }).click();
    await expect(panel.getByText(/Saved \d\d:\d\d/)).toBeVisible();
    expect(await queuesOf(lob)).toMatchObject([{ Priority: 2, IsActive: false, Version: 5 }]);
  });
});

test.describe("as supervisor", () => {
  test.use({ role: "supervisor" });

  test("reads the queues and their history, without controls", async ({ page }) => {
    const lob = await arrangeLob({ queues: [mapping("billing", "*", "Billing")] });
    await page.goto(`${lobPath(lob)}/queues?mapping=billing.*`);
    const panel = page.getByRole("region", { name: "billing, Every language" });
    await expect(panel.getByRole("heading", { name: "History" })).toBeVisible();
    await expect(panel).toContainText("Added");
    await expect(panel.getByRole("button")).toHaveCount(0);
    await expect(panel.getByRole("textbox")).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Add/ })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Import" })).toHaveCount(0);
    expect((await page.request.get(`/api${lobPath(lob)}/queues`)).status()).toBe(200);
  });
});
