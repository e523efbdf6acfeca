import type { Page } from "@playwright/test";
import { demoUser } from "./stack.ts";

/** Fills the sign-in page and sends it; what comes next depends on the user. */
export async function sendSignIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs a demo user in through the page, as a person does. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await sendSignIn(page, name, demoUser(name).password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
