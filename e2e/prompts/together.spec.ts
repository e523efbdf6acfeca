import { arrangeFlow, arrangePrompt, promptPath, services, storedPrompt } from "../support/arrange.ts";
import { expect, expectAccessible, test, typeInto } from "../support/journey.ts";
import { sessionFile } from "../support/stack.ts";

test.use({ role: "editor" });

const english = "English";
const spanish = "Spanish (optional)";

test("two people, different languages: both are kept, and the second is told", async ({ page, browser }) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  const other = await browser.newContext({ storageState: sessionFile("admin") });
  const theirs = await other.newPage();
  await theirs.goto(promptPath(flow, "Welcome"));

  await typeInto(theirs.getByLabel(spanish), "¡Bienvenido!");
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await expect(theirs.getByText(/Saved \d\d:\d\d/)).toBeVisible();

  await typeInto(page.getByLabel(english, { exact: true }), "Welcome!");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Somebody else's changes were kept too: Spanish/)).toBeVisible();
  await expect(page.getByLabel(spanish)).toHaveValue("¡Bienvenido!");
  expect(await storedPrompt(flow, "Welcome")).toMatchObject({
    PromptText_en: "Welcome!",
    PromptText_es: "¡Bienvenido!",
    Version: 3,
  });
  await other.close();
});

test("the same text: base, mine and theirs are shown; what was typed survives, and the choice is saved", async ({
  page,
  browser,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { PromptText_en: "Thank you for calling." });
  await page.goto(promptPath(flow, "Welcome"));
  const other = await browser.newContext({ storageState: sessionFile("admin") });
  const theirs = await other.newPage();
  await theirs.goto(promptPath(flow, "Welcome"));
  await typeInto(theirs.getByLabel(english, { exact: true }), "Thank you for calling Northwind.");
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await expect(theirs.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await other.close();

  await typeInto(page.getByLabel(english, { exact: true }), "Thank you for calling today.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const panel = page.getByRole("region", { name: "Somebody else changed this too" });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText("admin saved");
  await expect(panel.locator("ins")).toHaveText([/today/, /Northwind/]);
  await expect(page.getByText("Failed", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await panel.getByRole("button", { name: "Decide later" }).click();
  await expect(page.getByLabel(english, { exact: true })).toHaveValue("Thank you for calling today.");
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("draft:")));
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(page.getByLabel(english, { exact: true })).toHaveValue("Thank you for calling today.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await panel.getByLabel("Put both together").check();
  await panel.getByLabel("English, put together").fill("Thank you for calling Northwind today.");
  await panel.getByRole("button", { name: "Save my choice" }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await expect(page.getByLabel(english, { exact: true })).toHaveValue(
    "Thank you for calling Northwind today.",
  );
  expect((await storedPrompt(flow, "Welcome"))?.PromptText_en).toBe("Thank you for calling Northwind today.");
});

test("the session ends during a save: signed in again in place, it goes through once", async ({
  page,
  context,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  await typeInto(page.getByLabel(english, { exact: true }), "Typed before the session ended.");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill("Console-demo-1");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await expect(page.getByLabel(english, { exact: true })).toHaveValue("Typed before the session ended.");
  expect(await storedPrompt(flow, "Welcome")).toMatchObject({
    PromptText_en: "Typed before the session ended.",
    Version: 2,
  });
  expect((await services().history.of(`PROMPT#${flow}#Welcome`)).items).toHaveLength(2);
});

test("a server that cannot be reached: Failed, the text stays, Retry saves it", async ({ page, context }) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  await typeInto(page.getByLabel(english, { exact: true }), "Typed without a network.");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Failed", { exact: true })).toBeVisible();
  await expect(page.getByLabel(english, { exact: true })).toHaveValue("Typed without a network.");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  expect((await storedPrompt(flow, "Welcome"))?.PromptText_en).toBe("Typed without a network.");
});

test("leaving with changes asks, whichever way; with none it never asks", async ({ page }) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow));
  await page.getByRole("link", { name: "Welcome" }).click();
  await typeInto(page.getByLabel(english, { exact: true }), "Not saved.");
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await page.getByRole("link", { name: flow }).click();
  await dialog.getByRole("button", { name: "Stay and keep editing" }).click();
  await expect(page.getByLabel(english, { exact: true })).toHaveValue("Not saved.");
  await page.goBack();
  await dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(new RegExp(`${promptPath(flow)}$`));

  await page.getByRole("link", { name: "Welcome" }).click();
  await expect(page.getByLabel(english, { exact: true })).toBeVisible();
  await page.getByRole("link", { name: flow }).click();
  await expect(page).toHaveURL(new RegExp(`${promptPath(flow)}$`));
});
