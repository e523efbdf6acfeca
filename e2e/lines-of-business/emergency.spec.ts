import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { listClosures, raiseEmergency } from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { arrangeLob, lobServices, storedLob } from "../support/arrange-lob.ts";
import { arrangeUser, type ArrangedUser } from "../support/arrange-user.ts";
import { askFunction } from "../support/ask-function.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";
import { sendSignIn } from "../support/sign-in.ts";

/** Signed in as somebody who sees nothing but what this journey made. */
async function enter(page: Page, { name, password }: ArrangedUser): Promise<void> {
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

const banner = (page: Page) => page.getByRole("complementary", { name: "Emergency closure in force" });
const answer = (lob: string, Language = "en") => askFunction("get-line-of-business", { LOB: lob, Language });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a supervisor closes a line from Overview with two presses and a reason, and one press ends it", async ({
    page,
    browser,
  }) => {
    const name = `Harbor ${randomUUID().slice(0, 8)}`;
    const [lob, other] = [await arrangeLob({ name }), await arrangeLob()];
    const supervisor = await arrangeUser({ group: "supervisors", lobs: `${lob},${other}` });
    await enter(page, supervisor);
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await expectNoSidewaysScroll(page);

    await page.getByRole("link", { name: `Close now: ${name}` }).click();
    await expect(page.getByLabel("Reason")).toBeFocused();
    await page.keyboard.type("Burst pipe");
    await expect(page.getByText(`callers of ${name} hear:`)).toBeVisible();
    await expect(page.locator('blockquote[lang="es"]')).toContainText("Estamos cerrados");
    await page.getByRole("button", { name: `Close ${name} now` }).click();
    await expect(page.getByText(`${name} is closed.`)).toBeVisible();

    const [english, spanish, open] = await Promise.all([answer(lob), answer(lob, "es"), answer(other)]);
    expect(english).toMatchObject({ IsOpen: "false", ClosedReason: "EMERGENCY", EmergencyClosure: "true" });
    expect(english.EmergencyText).toContain("We are closed because of an emergency");
    expect(spanish.EmergencyText).toContain("Estamos cerrados por una emergencia");
    expect(open.EmergencyClosure).toBe("false");
    await expect(page.getByRole("heading", { name: /In force now/ })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    // Clients read what callers hear, and nothing of this.
    const elsewhere = await browser.newContext({ storageState: undefined });
    const client = await elsewhere.newPage();
    await enter(client, await arrangeUser({ group: "clients", lobs: lob }));
    await expect(client.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await expect(client.getByText(/emergency/i)).toHaveCount(0);
    await elsewhere.close();

    // Going on within the console, the banner goes along.
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Prompts" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Prompts" })).toBeVisible();
    await expect(banner(page)).toContainText(`${name} is closed in an emergency`);
    await expect(banner(page)).toContainText("Burst pipe");
    await expectNoSidewaysScroll(page);
    await banner(page).getByRole("button", { name: "End now" }).click();
    await expect(banner(page)).toBeHidden();
    expect((await answer(lob)).EmergencyClosure).toBe("false");

    const actor: Actor = { kind: "user", name: "journey", groups: ["supervisors"], lobs: [lob] };
    const { items } = await listClosures(lobServices(), actor);
    expect(items.map(({ kind, Actor }) => [kind, Actor])).toEqual([
      ["ended", supervisor.name],
      ["raised", supervisor.name],
    ]);
  });
});

test("somebody else closes the line meanwhile: theirs is shown, nothing typed is lost, and mine replaces it", async ({
  page,
}) => {
  const lob = await arrangeLob({ name: "Meanwhile" });
  const editor = await arrangeUser({ lobs: lob });
  await enter(page, editor);
  await page.goto(`/emergency?lob=${lob}`);
  await expect(page.getByLabel("Reason")).toBeFocused();
  await page.getByLabel("Reason").fill("Flooded cellar");
  await page.getByRole("button", { name: "Change the words" }).click();
  await page.getByLabel("English", { exact: true }).fill("Our cellar is under water.");

  const theirs: Actor = { kind: "user", name: "somebody", groups: ["supervisors"], lobs: [lob] };
  await raiseEmergency(lobServices(), theirs, {
    lobs: [lob],
    Reason: "Power cut",
    EmergencyText_en: "There is no power.",
    EmergencyText_es: "No hay electricidad.",
    Until: new Date(Date.now() + 3_600_000).toISOString(),
    requestId: randomUUID(),
  });
  await page.getByRole("button", { name: "Close Meanwhile now" }).click();
  const panel = page.getByRole("region", { name: "Closed meanwhile by somebody else" });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText("Power cut");
  await expect(panel).toContainText("by somebody");
  await expect(panel.locator('[lang="es"]')).toHaveText("No hay electricidad.");
  await expect(page.getByLabel("Reason")).toHaveValue("Flooded cellar");
  await expectAccessible(page);
  expect((await storedLob(lob)).lob.emergency?.Reason).toBe("Power cut");

  await panel.getByRole("button", { name: "Replace it with mine" }).click();
  await expect(page.getByText("Meanwhile is closed.")).toBeVisible();
  expect((await storedLob(lob)).lob.emergency).toMatchObject({
    Reason: "Flooded cellar",
    EmergencyText_en: "Our cellar is under water.",
    StartedBy: editor.name,
  });
  await page.getByRole("main").getByRole("button", { name: "End now" }).click();
  await expect(banner(page)).toBeHidden();
  expect((await storedLob(lob)).lob.emergency).toBeUndefined();
});

test("texts are prepared beforehand, fill the form when they are chosen, and are deleted", async ({
  page,
}) => {
  const lob = await arrangeLob({ name: "Prepared" });
  await enter(page, await arrangeUser({ lobs: lob }));
  await page.goto(`/emergency?lob=${lob}`);
  // The page has come to life: a press is no longer lost.
  await expect(page.getByLabel("Reason")).toBeFocused();
  await page.getByRole("button", { name: "New prepared text" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("group", { name: "There is a problem" })).toBeFocused();
  await expectAccessible(page);
  const name = `Strike ${randomUUID().slice(0, 8)}`;
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("English", { exact: true }).fill("There is a strike today.");
  await dialog.getByLabel("Spanish", { exact: true }).fill("Hoy hay una huelga.");
  await dialog.getByLabel("How long it usually lasts").selectOption("2 hours");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("radio", { name }).check();
  await expect(page.getByLabel("Reason")).toHaveValue(name);
  await expect(page.getByRole("radio", { name: "2 hours" })).toBeChecked();
  await expect(page.locator('blockquote[lang="es"]')).toHaveText("Hoy hay una huelga.");

  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await dialog.getByRole("button", { name: "Delete prepared text" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("radio", { name })).toBeHidden();
  await expect(page.getByLabel("Reason")).toHaveValue(name);
});
