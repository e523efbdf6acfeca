import { TOTP } from "otpauth";
import { arrangeUser, mailedCode } from "../support/arrange-user.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";
import { sendSignIn } from "../support/sign-in.ts";
import { demoUser } from "../support/stack.ts";

const summary = "There is a problem";
/** Where somebody goes who signs in without having wanted a certain page. */
const home = "/";

test("signing in leads to the page that was asked for, and out again", async ({ page, context }) => {
  const { name, password } = await arrangeUser();
  await page.goto("/prompts/~import");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprompts%2F%7Eimport/);
  await sendSignIn(page, name, password);
  await expect(page).toHaveURL(/\/prompts\/~import$/);

  const tokens = (await context.cookies()).filter((cookie) => cookie.name.startsWith("console-"));
  expect(tokens).toHaveLength(3);
  for (const cookie of tokens) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/console-|eyJ/);

  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/prompts");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("a wrong name and a wrong password are answered with the same words", async ({ page }) => {
  const { name } = await arrangeUser();
  const answers: string[] = [];
  for (const who of [name, "nobody-of-this-name"]) {
    await page.goto("/sign-in");
    await sendSignIn(page, who, "Not-the-password-1");
    const refused = page.getByRole("group", { name: summary });
    await expect(refused).toBeFocused();
    answers.push(await refused.innerText());
    await expect(page.getByLabel("User name")).toHaveValue(who);
  }
  expect(answers[0]).toBe(answers[1]);
  await expectAccessible(page);
});

test("nothing entered is said at the fields, and the summary leads to them", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page
    .getByRole("group", { name: summary })
    .getByRole("link", { name: /user name/i })
    .click();
  await expect(page.getByLabel("User name")).toBeFocused();
  await expect(page.getByLabel("User name")).toHaveAccessibleDescription(/Enter your user name/);
});

test("too many tries are held back, even with the right password", async ({ page }) => {
  const { name, password } = await arrangeUser();
  await page.goto("/sign-in");
  const refused = page.getByRole("group", { name: summary });
  for (let tries = 1; tries <= 10; tries += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await sendSignIn(page, name, "Not-the-password-1");
    await answered;
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await expect(refused).not.toContainText("Too many tries");
  await sendSignIn(page, name, password);
  await expect(refused).toContainText("Too many tries");
});

test("the first sign-in asks for a new password", async ({ page }) => {
  const { name, password } = await arrangeUser({ temporary: true });
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("group", { name: summary })).toBeFocused();
  await page.getByLabel("New password").fill("Chosen-by-me-2");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(home);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await sendSignIn(page, name, "Chosen-by-me-2");
  await expect(page).toHaveURL(home);
});

test("a one-time code is asked for, and a wrong one refused", async ({ page }) => {
  const { name, password, totpSecret = "" } = demoUser("careful");
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  const code = page.getByLabel("One-time code");
  await expect(code).toBeFocused();
  await expectAccessible(page);
  const right = new TOTP({ secret: totpSecret }).generate();
  await code.fill(right === "123456" ? "654321" : "123456");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("group", { name: summary })).toContainText("This code is not right");
  await page.getByLabel("One-time code").fill(new TOTP({ secret: totpSecret }).generate());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(home);
});

test("a forgotten password is replaced with a code from a message", async ({ page }) => {
  const { name } = await arrangeUser();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  // Both pages ask for a user name.
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
  await page.getByLabel("User name").fill(name);
  await page.getByRole("button", { name: "Send a code" }).click();
  await expect(page.getByRole("heading", { name: "Enter the code and a new password" })).toBeVisible();
  await expectAccessible(page);
  await expect.poll(() => mailedCode(name)).toBeTruthy();

  await page.getByLabel("Code from the message").fill("000000");
  await page.getByLabel("New password").fill("Remembered-now-3");
  await page.getByRole("button", { name: "Save the new password" }).click();
  await expect(page.getByRole("group", { name: summary })).toContainText("This code is not right");

  await page.getByLabel("Code from the message").fill((await mailedCode(name)) ?? "");
  await page.getByLabel("New password").fill("Remembered-now-3");
  await page.getByRole("button", { name: "Save the new password" }).click();
  await expect(page.getByText("Your new password is saved. Sign in with it.")).toBeVisible();
  await sendSignIn(page, name, "Remembered-now-3");
  await expect(page).toHaveURL(home);
});

test("a forgotten password does not tell whether a name exists", async ({ page }) => {
  await page.goto("/forgotten-password");
  await page.getByLabel("User name").fill("nobody-of-this-name");
  await page.getByRole("button", { name: "Send a code" }).click();
  await expect(page.getByText(/If nobody-of-this-name is the name of an account/)).toBeVisible();
});

test("one-time codes are set up, asked for, and switched off", async ({ page }) => {
  const { name, password } = await arrangeUser();
  await page.goto("/sign-in?next=/account");
  await sendSignIn(page, name, password);
  await expect(page).toHaveURL(/\/account$/);
  await page.getByRole("button", { name: "Set up one-time codes" }).click();
  const secret = (await page.locator("code").innerText()).replace(/\s/g, "");
  await page.getByRole("textbox", { name: "One-time code" }).fill(new TOTP({ secret }).generate());
  await page.getByRole("button", { name: "Check the code and switch on" }).click();
  await expect(page.getByText(/One-time codes are on/)).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/account");
  await sendSignIn(page, name, password);
  await page.getByRole("textbox", { name: "One-time code" }).fill(new TOTP({ secret }).generate());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/account$/);

  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Switch one-time codes off" }).click();
  await expect(page.getByText("One-time codes are off.")).toBeVisible();
});

test("an address of another site is not followed after signing in", async ({ page, baseURL }) => {
  const { name, password } = await arrangeUser();
  await page.goto("/sign-in?next=https://example.com/");
  await sendSignIn(page, name, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  expect(page.url().startsWith(baseURL ?? "")).toBe(true);
});

test("tokens are renewed in the middle of work", async ({ page, context }) => {
  const { name, password } = await arrangeUser();
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  await expect(page).toHaveURL(home);
  // As when the hour of an access token is over: what is left is the refresh token.
  await context.clearCookies({ name: "console-access" });
  await context.clearCookies({ name: "console-id" });
  await page.goto("/prompts");
  await expect(page).toHaveURL(/\/prompts$/);
  const names = (await context.cookies()).map((cookie) => cookie.name);
  expect(names).toEqual(expect.arrayContaining(["console-access", "console-id", "console-refresh"]));
});

test.describe("in Spanish, on a phone", () => {
  test.use({ locale: "es-MX", viewport: { width: 320, height: 640 } });
  test("the sign-in page speaks Spanish and fits", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page.getByRole("button", { name: /Iniciar sesión|Entrar/ })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
