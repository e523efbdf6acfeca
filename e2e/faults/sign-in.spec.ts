import type { BrowserContext } from "@playwright/test";
import { arrangeFlow, arrangePrompt, promptPath, storedPrompt } from "../support/arrange.ts";
import { arrangeUser } from "../support/arrange-user.ts";
import { expectAccessible } from "../support/journey.ts";
import { sendSignIn } from "../support/sign-in.ts";
import { badWeathers, expect, setPoolWeather, test } from "../support/weather.ts";

/** Somebody of this test's own: the tokens that a person was given last a minute for those who ask again. */
test.beforeEach(async ({ page }) => {
  const { name, password } = await arrangeUser();
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
});

const typed = "Typed while the user pool was away.";

/** As when the hour of an access token is over, and the user pool cannot be asked for another. */
async function tokensEnd(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: "console-access" });
  await context.clearCookies({ name: "console-id" });
  await setPoolWeather(badWeathers.failing);
}

test("tokens that cannot be renewed: the page says so, nobody is signed out, and it opens when all is well", async ({
  page,
  context,
}) => {
  await tokensEnd(context);
  await page.goto("/prompts");
  await expect(page.getByRole("heading", { level: 1, name: "This cannot be shown right now" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Sign-in does not answer at the moment");
  await expectAccessible(page);

  await setPoolWeather({ kind: "well" });
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Prompts" })).toBeVisible();
});

test("a save while tokens cannot be renewed fails, keeps what was typed, and counts when tried again", async ({
  page,
  context,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  const english = page.getByRole("textbox", { name: /^English/ });
  // What is typed before the page's script has come is not heard: type until it is.
  await expect(async () => {
    await english.fill(typed);
    await expect(page.getByText("Unsaved").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await tokensEnd(context);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Sign-in does not answer at the moment").first()).toBeVisible();
  await expect(english).toHaveValue(typed);

  await setPoolWeather({ kind: "well" });
  await page.getByRole("button", { name: "Retry" }).click();
  await expect.poll(async () => (await storedPrompt(flow, "Welcome"))?.PromptText_en).toBe(typed);
});
