import { randomUUID } from "node:crypto";
import { stackServices } from "#amplify/local/services.ts";
import { holdNumber } from "#lib/domain/callbacks/index.ts";
import { arrangeLob } from "../support/arrange-lob.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, typeInto } from "../support/journey.ts";
import { stack } from "../support/stack.ts";

const connect = { kind: "system", name: "connect" } as const;

/** A number of this test's own, held for a line of business of its own. */
async function arrange() {
  const deps = stackServices(stack());
  const lob = await arrangeLob({
    name: "Called back",
    settings: { CallbackEnabled: true, AfterHoursAction: "CALLBACK" },
  });
  const number = `+1202555${String(1_000 + (parseInt(randomUUID().slice(0, 6), 16) % 9_000))}`;
  await holdNumber(deps, connect, { number, minutes: 90, lob, reason: "orders: long wait" });
  return { deps, lob, number, lastFour: number.slice(-4) };
}

test.describe("a supervisor", () => {
  test.use({ role: "supervisor" });

  test("checks a number, sees it whole, and clears it; each is in the history", async ({ page }) => {
    const { deps, lob, number, lastFour } = await arrange();
    await page.goto(`/callbacks?lob=${lob}`);
    const row = page.getByRole("row", { name: new RegExp(lastFour) });
    await expect(row).toContainText(/1 h \d\d min/);
    await expect(row).toContainText("orders: long wait");
    expect(await page.content()).not.toContain(number);

    await typeInto(page.getByLabel("Number", { exact: true }), "hello");
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByText("Enter a telephone number with its country")).toBeVisible();
    await expect(page.getByLabel("Number", { exact: true })).toHaveValue("hello");
    await expectAccessible(page);
    await typeInto(page.getByLabel("Number", { exact: true }), number.replace("+1202", "(202) "));
    await page.getByRole("button", { name: "Check" }).click();
    const answer = page.getByRole("status").filter({ hasText: "Held" });
    await expect(answer).toContainText("orders: long wait");
    expect(page.url()).not.toContain(number.slice(2));

    await answer.getByRole("button", { name: `Show the number ending in ${lastFour}` }).click();
    await expect(answer.getByText(number, { exact: true })).toBeVisible();
    await answer.getByRole("link", { name: number }).click();
    await expect(page.getByRole("heading", { name: "One number", level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "Callback" })).toContainText("orders: long wait");
    expect(await (await page.request.get(page.url())).text()).not.toContain(number);
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Callbacks", level: 1 })).toBeVisible();
    await answer.getByRole("button", { name: `Clear the number ending in ${lastFour}` }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("the next time it asks for a callback");
    await expectAccessible(page, '[role="dialog"]');
    await dialog.getByRole("button", { name: "Clear this number" }).click();
    await expect(page.getByText("Not held", { exact: true })).toBeVisible();

    const actions = async (entity: `${"NUMBER" | "CALLBACK"}#${string}`) =>
      (await deps.history.of(entity)).items.map(({ Action, Actor }) => `${Action} ${Actor}`);
    expect(await actions(`NUMBER#${number}`)).toEqual(["number.revealed supervisor"]);
    expect(await actions(`CALLBACK#${number}`)).toEqual(["callback.cleared supervisor"]);
    expect(await holdNumber(deps, connect, { number, minutes: 1, lob })).toEqual({ duplicate: false });
  });

  test("reads them on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto("/callbacks");
    await expect(page.getByRole("heading", { name: "Callbacks", level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

test.describe("an editor", () => {
  test.use({ role: "editor" });

  test("learns whether a caller's number is held, and not by what", async ({ page }) => {
    const { lob, number } = await arrange();
    const ask = (asked: string) =>
      page.goto(`/lines-of-business/~caller?lob=${lob}&number=${encodeURIComponent(asked)}`);
    await ask("+12025550100");
    await expect(page.getByRole("heading", { name: "A callback is offered" })).toBeVisible();
    await ask(number);
    const step = page.getByRole("listitem").filter({ hasText: "No second callback" });
    await expect(step).toContainText("callback-set says duplicate");
    await expect(step).not.toContainText("orders: long wait");
  });
});
