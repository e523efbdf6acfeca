import { randomUUID } from "node:crypto";
import {
  arrangeLob,
  changeSettings,
  lobPath,
  lobServices,
  queueArn,
  storedLob,
} from "../support/arrange-lob.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test.use({ role: "editor" });

const saved = /Saved \d\d:\d\d/;

test("settings are changed by their own controls, wrong ones are said at the field, and only what changed is saved", async ({
  page,
}) => {
  const lob = await arrangeLob();
  await page.goto(lobPath(lob));
  await page.getByRole("textbox", { name: "Longest wait in a queue" }).fill("ninety");
  await page.getByRole("radio", { name: "Transfer to a number" }).check();
  await page.getByRole("textbox", { name: /^Queue ARN/ }).fill("arn:aws:sqs:nowhere");
  await page.getByRole("combobox", { name: /^Recording notice/ }).fill("Main menu/no-such-prompt");
  await expect(page.getByText("4 settings changed")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const summary = page.getByRole("group", { name: "There is a problem" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(4);
  await expect(page.getByRole("textbox", { name: "Longest wait in a queue" })).toHaveAccessibleDescription(
    /whole number/,
  );
  await expectAccessible(page);
  await summary.getByRole("link", { name: /transferred to/ }).click();
  await expect(page.getByRole("textbox", { name: /^Transfer number/ })).toBeFocused();

  await page.getByRole("textbox", { name: /^Transfer number/ }).fill("+1 202 555 0143");
  await page.getByRole("textbox", { name: "Longest wait in a queue" }).fill("90");
  await page.getByRole("combobox", { name: /^Queue name/ }).fill("Sales");
  await page.getByRole("textbox", { name: /^Queue ARN/ }).fill(queueArn("sales"));
  await page.getByRole("combobox", { name: /^Recording notice/ }).fill("Main menu/recording-notice");
  await page.getByRole("switch", { name: "Callbacks" }).click();
  await page.getByRole("switch", { name: "Self-service" }).click();
  await page.getByRole("button", { name: "Undo the change to Self-service" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(saved)).toBeVisible();
  const { values, states } = await storedLob(lob);
  expect(values).toMatchObject({
    AfterHoursAction: "TRANSFER",
    AfterHoursTransferNumber: "+12025550143",
    MaxQueueWaitSeconds: 90,
    DefaultQueue: { QueueName: "Sales", QueueArn: queueArn("sales") },
    RecordingNoticePrompt: "Main menu/recording-notice",
    CallbackEnabled: true,
    SelfServiceEnabled: false,
  });
  const stored = Object.entries(states).filter(([, { isStored }]) => isStored);
  expect(stored.map(([name]) => name).sort()).toEqual([
    "AfterHoursAction",
    "AfterHoursTransferNumber",
    "CallbackEnabled",
    "DefaultQueue",
    "DisplayName",
    "MaxQueueWaitSeconds",
    "RecordingNoticePrompt",
  ]);
  expect(stored.every(([, { Version }]) => Version === 1)).toBe(true);
  await expect(page.getByText("Version 1, today").first()).toBeVisible();
});

test("two people: other settings are kept, the same one is compared, and what was typed survives a reload", async ({
  page,
}) => {
  const lob = await arrangeLob();
  await page.goto(lobPath(lob));
  const wait = page.getByRole("textbox", { name: "Longest wait in a queue" });
  await wait.fill("300");
  await changeSettings(lob, { MaxQueueWaitSeconds: 900, CallbackEnabled: true });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const panel = page.getByRole("region", { name: "Somebody else changed this too" });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText("10 min");
  await expect(panel).toContainText("5 min");
  await expect(panel).toContainText("15 min");
  await expect(panel).toContainText("the system, today");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Decide later" }).click();
  await expect(wait).toHaveValue("300");

  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("draft:")));
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(wait).toHaveValue("300");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await panel.getByRole("radio", { name: "Keep mine" }).check();
  await panel.getByRole("button", { name: "Save my choice" }).click();
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByRole("switch", { name: "Callbacks" })).toBeChecked();
  expect((await storedLob(lob)).values).toMatchObject({ MaxQueueWaitSeconds: 300, CallbackEnabled: true });

  await changeSettings(lob, { SelfServiceEnabled: true });
  await page.getByLabel("Name", { exact: true }).fill("Shops");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Somebody else's changes were kept too: Self-service")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Shops" })).toBeVisible();
});

test("history stands beside each setting, and brings an earlier value back as a new version", async ({
  page,
}) => {
  const lob = await arrangeLob({ settings: { MaxInvalidAttempts: 5 } });
  await page.goto(lobPath(lob));
  await page.getByRole("button", { name: "History of Tries after an unusable answer" }).click();
  const history = page.getByRole("region", { name: "History of Tries after an unusable answer" });
  await expect(history).toContainText("from 3 to 5");
  await history.getByRole("button", { name: "Back to 3" }).click();
  const dialog = page.getByRole("dialog", { name: "Back to this value?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Tries after an unusable answer" })).toHaveValue("3");
  await expect(history).toContainText("from 5 to 3");
  const { values, states } = await storedLob(lob);
  expect([values.MaxInvalidAttempts, states.MaxInvalidAttempts.Version]).toEqual([3, 2]);
  await history.getByRole("button", { name: "Back to 5" }).click();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect.poll(async () => (await storedLob(lob)).values.MaxInvalidAttempts).toBe(5);
});

test("a new one begins as a copy, is put away by its name, and comes back", async ({ page }) => {
  const queue = { QueueName: "Sales", QueueArn: queueArn("sales"), Priority: 2, IsActive: true };
  const source = await arrangeLob({
    settings: { MaxInvalidAttempts: 5 },
    queues: [{ Intent: "buy", Language: "*", ...queue }],
  });
  const { lob: original } = await storedLob(source);
  const key = `copy-${randomUUID().slice(0, 8)}`;
  await page.goto("/lines-of-business/~new");
  await page.getByRole("button", { name: "Create line of business" }).click();
  await expect(page.getByLabel("Key")).toHaveAccessibleDescription(/begins with a letter or digit/);
  await page.getByLabel("Key").fill(key);
  await page.getByLabel("Name", { exact: true }).fill("The copy");
  await page.getByLabel("Begin with").selectOption({ label: `A copy of ${original.DisplayName}` });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create line of business" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The copy" })).toBeVisible();
  const copy = await storedLob(key);
  expect(copy.values).toMatchObject({ DisplayName: "The copy", MaxInvalidAttempts: 5 });
  expect(copy.mappings).toMatchObject([{ Intent: "buy", ...queue }]);

  await page.getByRole("button", { name: "Archive this line of business" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive The copy?" });
  await dialog.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(dialog.getByLabel(`Type ${key} to archive it`)).toHaveAccessibleDescription(/exactly/);
  await expectAccessible(page);
  await dialog.getByLabel(`Type ${key} to archive it`).fill(key);
  await dialog.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByText("This line of business is archived")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toBeHidden();
  expect((await storedLob(key)).lob.ArchivedAt).toBeDefined();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("The copy");
  expect((await storedLob(key)).lob.ArchivedAt).toBeUndefined();
});

test.describe("a supervisor", () => {
  test.use({ role: "supervisor" });

  test("reads every setting with its history, and changes none", async ({ page }) => {
    const lob = await arrangeLob({ settings: { MaxQueueWaitSeconds: 900, CallbackEnabled: true } });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(lobPath(lob));
    await expect(page.getByText("You can read these settings")).toBeVisible();
    await expect(page.getByText("15 min", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "History of Callbacks" }).click();
    const history = page.getByRole("region", { name: "History of Callbacks" });
    await expect(history).toContainText("from Off to On");
    const content = page.getByRole("main");
    await expect(content.getByRole("textbox")).toHaveCount(0);
    await expect(content.getByRole("switch")).toHaveCount(0);
    await expect(content.getByRole("button", { name: /Save|Archive|Back to/ })).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

test.describe("an editor of retail", () => {
  test.use({ role: "editor-retail" });

  test("sees and changes retail alone", async ({ page }) => {
    const lob = await arrangeLob();
    await page.goto("/lines-of-business");
    await expect(page.getByRole("rowheader")).toHaveText([/^Retail/]);
    await page.getByRole("link", { name: "Retail", exact: true }).click();
    await expect(page.getByLabel("Name", { exact: true })).toBeEditable();
    await page.goto(lobPath(lob));
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
    await page.goto("/lines-of-business/~new");
    await expect(page.getByLabel("Begin with").getByRole("option")).toHaveText([
      "The defaults",
      "A copy of Retail",
    ]);
    await page.getByLabel("Key").fill(`claims-${randomUUID().slice(0, 4)}`);
    await page.getByLabel("Name", { exact: true }).fill("Not mine");
    await page.getByRole("button", { name: "Create line of business" }).click();
    await expect(page.getByRole("group", { name: "There is a problem" })).toContainText("not yours");
    expect(await lobServices().configs.entry(lob)).toBeDefined();
  });
});
