import type { Page } from "@playwright/test";
import { arrangeLob, lobPath } from "./support/arrange-lob.ts";
import { arrangeFlow, arrangePrompt, promptPath, storedPrompt } from "./support/arrange.ts";
import { expect, test, untilScripted } from "./support/journey.ts";

test.use({ role: "admin" });

/** Opens a page whose scripts are on their way until `letCome` is called, as on a slow line. */
async function openWithoutScript(page: Page, path: string): Promise<() => void> {
  let letCome = () => {};
  const coming = new Promise<void>((come) => (letCome = come));
  await page.route("**/*.js", async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  return letCome;
}

const unsaved = (page: Page) => page.getByText("Unsaved", { exact: true });

test("a prompt's text typed before the page's script has come stays, reads Unsaved, and is saved", async ({
  page,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { IsActive: false });
  const letCome = await openWithoutScript(page, promptPath(flow, "Welcome"));
  const english = page.getByLabel("English", { exact: true });
  await english.fill("Typed early.");
  await page.getByLabel("Spanish (optional)").fill("Escrito temprano.");
  await page.getByLabel(/^Category/).fill("early");
  await page.locator("label", { hasText: "Live" }).click();
  // Nobody is there yet to save: nothing happens, above all nothing is lost.
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await english.press("End");
  letCome();
  await expect(unsaved(page)).toBeVisible();
  await english.pressSequentially(" Typed late.");
  await expect(english).toHaveValue("Typed early. Typed late.");
  await expect(page.getByLabel("Spanish (optional)")).toHaveValue("Escrito temprano.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  expect(await storedPrompt(flow, "Welcome")).toMatchObject({
    PromptText_en: "Typed early. Typed late.",
    PromptText_es: "Escrito temprano.",
    Category: "early",
    IsActive: true,
    Version: 2,
  });
});

test("so do settings, hours, a new queue, a new prompt and the reason of an emergency", async ({ page }) => {
  const lob = await arrangeLob({
    settings: { BusinessHours: [{ Day: "MONDAY", Start: "08:00", End: "17:00" }] },
  });
  let letCome = await openWithoutScript(page, lobPath(lob));
  await page.getByRole("textbox", { name: "Longest wait in a queue" }).fill("90");
  await page.getByRole("radio", { name: "Transfer to a number" }).check();
  await page.getByRole("combobox", { name: /^Queue name/ }).fill("Early");
  await page.getByRole("textbox", { name: /^Queue ARN/ }).fill("arn:early");
  letCome();
  await expect(page.getByText("3 settings changed")).toBeVisible();
  await expect(page.getByRole("combobox", { name: /^Queue name/ })).toHaveValue("Early");
  await expect(page.getByRole("textbox", { name: /^Queue ARN/ })).toHaveValue("arn:early");
  await expect(page.getByRole("radio", { name: "Transfer to a number" })).toBeChecked();

  await test.step("hours", async () => {
    const tab = await page.context().newPage();
    letCome = await openWithoutScript(tab, `${lobPath(lob)}/hours`);
    await tab.getByLabel("Monday: opens").fill("07:30");
    letCome();
    await expect(unsaved(tab)).toBeVisible();
    await expect(tab.getByRole("button", { name: "Monday, 07:30 to 17:00", exact: true })).toBeVisible();
  });

  await test.step("a queue", async () => {
    const tab = await page.context().newPage();
    letCome = await openWithoutScript(tab, `${lobPath(lob)}/queues?new`);
    await tab.getByRole("combobox", { name: "Intent" }).fill("early");
    await tab.getByLabel("Language", { exact: true }).selectOption("Spanish");
    letCome();
    await expect(unsaved(tab)).toBeVisible();
    await expect(tab.getByLabel("Language", { exact: true })).toHaveValue("es");
  });

  await test.step("a new prompt", async () => {
    const flow = await arrangeFlow();
    const tab = await page.context().newPage();
    letCome = await openWithoutScript(tab, `${promptPath(flow)}/~new`);
    await tab.getByLabel("Name").fill("Early");
    await tab.getByLabel("English", { exact: true }).fill("Typed early.");
    letCome();
    await untilScripted(tab.getByLabel("Name"));
    await tab.getByRole("button", { name: "Create prompt" }).click();
    await expect.poll(async () => (await storedPrompt(flow, "Early"))?.PromptText_en).toBe("Typed early.");
  });

  await test.step("an emergency", async () => {
    const tab = await page.context().newPage();
    letCome = await openWithoutScript(tab, `/emergency?lob=${lob}`);
    await tab.getByLabel("Reason").fill("Burst pipe");
    await tab.getByRole("radio", { name: "4 hours" }).check();
    letCome();
    await untilScripted(tab.getByLabel("Reason"));
    await tab.getByRole("button", { name: "Change the words" }).click();
    await tab.getByLabel("English", { exact: true }).fill("Our pipes have burst.");
    await expect(tab.getByLabel("Reason")).toHaveValue("Burst pipe");
    await expect(tab.getByRole("radio", { name: "4 hours" })).toBeChecked();
  });
});
