import type { Page } from "@playwright/test";
import { roles } from "../support/access-matrix.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, typeInto } from "../support/journey.ts";
import { sessionFile } from "../support/stack.ts";
import { sendAction } from "../support/stolen-session.ts";

// There is one list of phrases for each answer: what one journey saves, the next one finds.
test.describe.configure({ mode: "serial" });

const place = "/prompts/~speech";
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
/** A phrase that nobody has saved yet: letters only, as phrases are. */
const newPhrase = (): string =>
  `journey ${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => String.fromCharCode(97 + (byte % 26))).join("")}`;

async function add(page: Page, label: string, phrase: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await typeInto(field, `${await field.inputValue()}\n${phrase}`);
}

test.describe("as editor", () => {
  test.use({ role: "editor" });

  test("both languages are edited, tried, found in history and brought back", async ({ page }) => {
    const [english, spanish] = [newPhrase(), newPhrase()];
    await page.goto("/prompts");
    await page.getByRole("link", { name: "What callers may say" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What callers may say" })).toBeVisible();
    await add(page, "Yes, English", english);
    await add(page, "Repeat, Spanish", spanish);

    await typeInto(page.getByLabel("The caller says or types"), english.toUpperCase());
    await expect(page.getByText("This is a phrase of Yes.")).toBeVisible();
    await typeInto(page.getByLabel("The caller says or types"), `${english} indeed`);
    await expect(page.getByText("None of the phrases is exactly this.")).toBeVisible();

    await save(page);
    await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
    const history = page.getByRole("complementary", { name: "History" });
    for (const added of [english, spanish])
      await expect(history.locator("ins").filter({ hasText: added })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);

    await history.getByRole("button", { name: "Bring back what was before" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Bring back what was before" }).click();
    await expect(page.getByLabel("Yes, English", { exact: true })).not.toHaveValue(new RegExp(english));
    await expect(page.getByLabel("Repeat, Spanish", { exact: true })).not.toHaveValue(new RegExp(spanish));
  });

  test("what nobody says, and what means two things, is told at its field; the text stays", async ({
    page,
  }) => {
    await page.goto(place);
    await add(page, "No, English", "no!?");
    await add(page, "Say a number, Spanish", "llámeme");
    await add(page, "Repeat, English", "yes");
    await save(page);
    await expect(page.getByRole("link", { name: /“no!\?” has signs that nobody says/ })).toBeVisible();
    const field = page.getByLabel("No, English", { exact: true });
    await expect(field).toHaveAccessibleDescription(/has signs that nobody says/);
    await expect(field).toHaveValue(/no!\?$/);
    await expect(page.getByLabel("Say a number, Spanish", { exact: true })).toHaveAccessibleDescription(
      /“llámeme” needs {PhoneNumber} once/,
    );
    await expect(page.getByLabel("Repeat, English", { exact: true })).toHaveAccessibleDescription(
      /“yes” is a phrase of “Yes” too/,
    );
    await expectAccessible(page);
  });

  test("the same phrases changed by two: both are shown, and the choice is saved", async ({
    page,
    browser,
  }) => {
    const [mine, theirs] = [newPhrase(), newPhrase()];
    await page.goto(place);
    const other = await browser.newContext({ storageState: sessionFile("admin") });
    const theirPage = await other.newPage();
    await theirPage.goto(place);
    await add(theirPage, "No, Spanish", theirs);
    await save(theirPage);
    await expect(theirPage.getByText(/Saved \d\d:\d\d/)).toBeVisible();
    await other.close();

    await add(page, "No, Spanish", mine);
    await save(page);
    const panel = page.getByRole("region", { name: "Somebody else changed this too" });
    await expect(panel).toContainText(mine);
    await expect(panel).toContainText(theirs);
    await expectAccessible(page);
    await panel.getByLabel("Keep mine").check();
    await panel.getByRole("button", { name: "Save my choice" }).click();
    await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("No, Spanish", { exact: true })).toHaveValue(new RegExp(mine));
    await expect(page.getByLabel("No, Spanish", { exact: true })).not.toHaveValue(new RegExp(theirs));
  });
});

test.describe("as supervisor", () => {
  test.use({ role: "supervisor" });

  test("the phrases are read, and nothing is offered to be changed", async ({ page }) => {
    await page.goto(place);
    await expect(page.getByRole("heading", { name: "Repeat" })).toBeVisible();
    await expect(page.getByText("No speech bot is deployed with this console")).toBeVisible();
    await expect(page.getByText("say that again", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Bring back what was before" })).toHaveCount(0);
    await expectAccessible(page);
  });
});

test("who may not change the phrases is refused past every button", async () => {
  const calls = {
    savePhrasesAction: { changes: {}, requestId: "journey" },
    restorePhrasesAction: { at: "none", version: 0, requestId: "journey" },
  };
  // Nothing is changed and nothing is there to be brought back: who may is answered with that.
  const allowed = { savePhrasesAction: "ok", restorePhrasesAction: "NOT_FOUND" };
  for (const action of ["savePhrasesAction", "restorePhrasesAction"] as const)
    for (const role of [...roles, undefined]) {
      const { result } = await sendAction(role, action, calls[action], {}, place);
      const expected =
        role === undefined
          ? "UNAUTHENTICATED"
          : ["admin", "editor"].includes(role)
            ? allowed[action]
            : "FORBIDDEN";
      expect([action, role, result?.ok ? "ok" : result?.code]).toEqual([action, role, expected]);
    }
});
