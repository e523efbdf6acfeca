import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { Role } from "./access-matrix.ts";
import { sessionFile } from "./stack.ts";

export { expect };

type Options = {
  /** Who is signed in; undefined for a stranger. */
  role: Role | undefined;
};

/** A test of a journey: `test.use({ role: "editor" })` and the page is signed in as that demo user. */
export const test = base.extend<Options>({
  role: [undefined, { option: true }],
  storageState: async ({ role }, use) => use(role ? sessionFile(role) : undefined),
});

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What the dark theme can break: it changes colours, and nothing else. */
const ofColours = ["color-contrast", "link-in-text-block"];

type Mode = "light" | "dark";

async function violations(page: Page, mode: Mode, within?: string) {
  const axe = new AxeBuilder({ page });
  if (within) axe.include(within);
  if (mode === "dark") axe.withRules(ofColours);
  else axe.withTags(standards);
  const { violations: found } = await axe.analyze();
  return found.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => node.target.join(" ")),
  }));
}

/**
 * No axe violation, in light and in dark, on the page or `within` what a selector finds; the page is left in the
 * theme it had.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const root = page.locator("html");
  const before = await root.getAttribute("data-amplify-color-mode");
  for (const mode of ["light", "dark"] as const) {
    await root.evaluate((html, value) => html.setAttribute("data-amplify-color-mode", value), mode);
    // A colour on its way from one theme to the other has no contrast of its own.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    expect(await violations(page, mode, within), `axe, ${mode}`).toEqual([]);
  }
  await root.evaluate((html, value) => {
    if (value === null) html.removeAttribute("data-amplify-color-mode");
    else html.setAttribute("data-amplify-color-mode", value);
  }, before);
}

/** Nothing reaches beyond the screen's width: no sideways scroll. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, "pixels of sideways scroll").toBeLessThanOrEqual(0);
}

/** Waits until the page's script has come to a field. */
export async function untilScripted(field: Locator): Promise<void> {
  await expect
    .poll(() => field.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
}

/** Types into a field once the page's script has come to it: whatever is pressed next is answered. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await untilScripted(field);
  await field.fill(text);
}
