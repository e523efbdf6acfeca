import type { Page } from "@playwright/test";
import { arrangeFlow, arrangePrompt, promptPath, services, storedPrompt } from "../support/arrange.ts";
import { expectAccessible, untilScripted } from "../support/journey.ts";
import { badWeathers, countCalls, expect, setWeather, test } from "../support/weather.ts";

test.use({ role: "editor" });

const typed = { en: "Thank you for calling our shop.", es: "Gracias por llamar a nuestra tienda." };

async function openPrompt(page: Page): Promise<string> {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  // What is typed before the page's script has come is not heard: type until it is.
  await expect(async () => {
    await page.getByRole("textbox", { name: /^English/ }).fill(typed.en);
    await page.getByRole("textbox", { name: /^Spanish/ }).fill(typed.es);
    await expect(status(page)).toHaveText(/Unsaved/, { timeout: 1_000 });
    await expectTyped(page);
  }).toPass();
  return flow;
}

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const status = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: /Unsaved|Saving|Saved|Failed/ });

async function expectTyped(page: Page): Promise<void> {
  await expect(page.getByRole("textbox", { name: /^English/ })).toHaveValue(typed.en);
  await expect(page.getByRole("textbox", { name: /^Spanish/ })).toHaveValue(typed.es);
}

/** The save is there once: one version more, and one change in the history. */
async function expectSavedOnce(flow: string): Promise<void> {
  const prompt = await storedPrompt(flow, "Welcome");
  expect(prompt).toMatchObject({ Version: 2, PromptText_en: typed.en, PromptText_es: typed.es });
  const { items } = await services().history.of(`PROMPT#${flow}#Welcome`);
  expect(items.map((change) => change.Action)).toEqual(["prompt.saved", "prompt.created"]);
}

for (const [kind, weather] of Object.entries(badWeathers))
  test(`a save that meets a ${kind} database says so, keeps what was typed, and counts once when tried again`, async ({
    page,
  }) => {
    const flow = await openPrompt(page);
    await setWeather(weather);
    await save(page);
    await expect(status(page)).toHaveText(/Failed/, { timeout: 45_000 });
    await expect(page.getByText("The database does not answer at the moment").first()).toBeVisible();
    await expectTyped(page);
    await expectAccessible(page);
    expect((await storedPrompt(flow, "Welcome"))?.Version).toBe(1);

    await setWeather({ kind: "well" });
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(status(page)).toHaveText(/Saved/, { timeout: 30_000 });
    await expectTyped(page);
    await expectSavedOnce(flow);
  });

test("a save that meets a slow database says Saving until it is saved, and the page stays", async ({
  page,
}) => {
  const flow = await openPrompt(page);
  const field = await page.getByRole("textbox", { name: /^English/ }).elementHandle();
  await setWeather({ kind: "slow", milliseconds: 1_000 });
  await save(page);
  await expect(status(page)).toHaveText(/Saving/);
  await expect(status(page)).toHaveText(/Saved/, { timeout: 30_000 });
  // The page behind it was read anew, late: it is still the same one, with the focus where it was.
  expect(await field?.evaluate((element) => element.isConnected)).toBe(true);
  await expectTyped(page);
  await expectSavedOnce(flow);
});

test("a save whose answer is lost never says Saved, and counts once when tried again", async ({ page }) => {
  const flow = await openPrompt(page);
  await countCalls();
  await setWeather({ kind: "forgetful", operation: "TransactWriteItems" });
  await save(page);
  await expect(status(page)).toHaveText(/Failed/, { timeout: 45_000 });
  await expectTyped(page);
  expect((await countCalls()).calls.TransactWriteItems).toBeGreaterThan(1);

  await setWeather({ kind: "well" });
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(status(page)).toHaveText(/Saved/, { timeout: 30_000 });
  await expectSavedOnce(flow);
});

test("what was typed is offered back after a reload in bad weather", async ({ page }) => {
  await openPrompt(page);
  await setWeather({ kind: "failing", error: "InternalServerError" });
  await save(page);
  await expect(status(page)).toHaveText(/Failed/, { timeout: 45_000 });
  await setWeather({ kind: "well" });
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expectTyped(page);
});

test("a switch in the list goes back, saying why, when the database fails", async ({ page }) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { IsActive: true });
  await page.goto(promptPath(flow));
  const live = page.getByRole("switch", { name: "Welcome: live" });
  await expect(live).toBeChecked();
  await untilScripted(page.locator("tbody"));
  await setWeather({ kind: "failing", error: "ProvisionedThroughputExceededException" });
  await live.click();
  await expect(page.getByRole("main").getByText("The database does not answer at the moment")).toBeVisible({
    timeout: 30_000,
  });
  await expect(live).toBeChecked();
  expect((await storedPrompt(flow, "Welcome"))?.IsActive).toBe(true);
});
