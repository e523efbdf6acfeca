import { arrangeFlow, arrangePrompt, promptPath, services, storedPrompt } from "../support/arrange.ts";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  test,
  typeInto,
  untilScripted,
} from "../support/journey.ts";

test.use({ role: "editor" });

const english = "English";
const spanish = "Spanish (optional)";

test("both languages are edited side by side, and each save sends what changed", async ({ page }) => {
  const flow = await arrangeFlow();
  const before = await arrangePrompt(flow, "Welcome", { PromptText_en: "Thank you  for calling.\n" });
  await page.goto(promptPath(flow, "Welcome"));
  const [left, right] = await Promise.all(
    [english, spanish].map((name) => page.getByLabel(name, { exact: true }).boundingBox()),
  );
  expect(left && right && right.x >= left.x + left.width && right.y === left.y).toBe(true);
  await expect(page.getByLabel(spanish)).toHaveAttribute("lang", "es");

  await page.getByLabel(spanish).fill("Gracias por llamarnos. ¿Cómo está?");
  await expect(page.getByText("Unsaved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  const after = await storedPrompt(flow, "Welcome");
  expect(after).toMatchObject({
    PromptText_en: before.PromptText_en,
    PromptText_es: "Gracias por llamarnos. ¿Cómo está?",
    Version: 2,
    UpdatedBy: "editor",
  });

  await page.getByLabel(english, { exact: true }).fill("Welcome!");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await storedPrompt(flow, "Welcome"))?.PromptText_en).toBe("Welcome!");
  await expectAccessible(page);
});

test("changing English puts Spanish out of date, shows the difference, and Still correct clears it", async ({
  page,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { PromptText_en: "Thank you for calling us." });
  await page.goto(promptPath(flow, "Welcome"));
  await typeInto(page.getByLabel(english, { exact: true }), "Thank you for calling Northwind.");
  await expect(page.getByText("the Spanish will be marked out of date")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Spanish is out of date")).toBeVisible();
  await expect(page.locator("form del")).toContainText("us");
  await expect(page.locator("form ins")).toContainText("Northwind");
  expect((await services().prompts.flow(flow))?.OutOfDateEs).toBe(1);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Still correct" }).click();
  await expect(page.getByText("Spanish is out of date")).toBeHidden();
  expect((await services().prompts.flow(flow))?.OutOfDateEs).toBe(0);
  expect((await storedPrompt(flow, "Welcome"))?.Version).toBe(3);
});

test("a minor fix leaves Spanish up to date", async ({ page }) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { PromptText_en: "Thank you for caling." });
  await page.goto(promptPath(flow, "Welcome"));
  await typeInto(page.getByLabel(english, { exact: true }), "Thank you for calling.");
  await page.locator("label", { hasText: "Minor fix" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  expect((await services().prompts.flow(flow))?.OutOfDateEs).toBe(0);
});

test("what cannot be stored is said at its field, and at the top with the focus; nothing is stored", async ({
  page,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  await typeInto(page.getByLabel(english, { exact: true }), "<speak>Hello");
  await page.getByLabel(spanish).fill("a".repeat(3_001));
  await page.getByLabel("Order in the flow").fill("first");
  await page.getByLabel(/^Category/).fill("c".repeat(51));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const summary = page.getByRole("group", { name: "There is a problem" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(4);
  await expect(summary.getByRole("link", { name: /“speak” is never closed/ })).toBeVisible();
  await expect(page.getByLabel(english, { exact: true })).toHaveAccessibleDescription(/never closed/);
  await expect(page.getByText("Failed", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await summary.getByRole("link", { name: /whole number/ }).click();
  await expect(page.getByLabel("Order in the flow")).toBeFocused();
  await expect(page.getByLabel(spanish)).toHaveValue("a".repeat(3_001));
  expect((await storedPrompt(flow, "Welcome"))?.Version).toBe(1);
});

test("on a phone one language stands above the other, without sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow, "Welcome"));
  const above = await page.getByLabel(english, { exact: true }).boundingBox();
  const below = await page.getByLabel(spanish).boundingBox();
  expect(above && below && below.y >= above.y + above.height).toBe(true);
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeInViewport();
  await expectNoSidewaysScroll(page);
});

test("a new prompt is made in both languages, and a name that is taken is refused at its field", async ({
  page,
}) => {
  const flow = await arrangeFlow();
  await page.goto(promptPath(flow));
  await page.getByRole("link", { name: "New prompt" }).first().click();
  await page.getByLabel("Name").fill("Goodbye");
  await page.getByLabel(english, { exact: true }).fill("Goodbye.");
  await page.getByLabel(spanish).fill("Adiós.");
  await page.getByRole("button", { name: "Create prompt" }).click();
  await expect(page).toHaveURL(new RegExp(`${promptPath(flow, "Goodbye")}$`));
  await expect(page.getByRole("heading", { level: 1, name: "Goodbye" })).toBeVisible();
  expect(await storedPrompt(flow, "Goodbye")).toMatchObject({ PromptText_es: "Adiós.", IsActive: false });

  await page.goto(`${promptPath(flow)}/~new`);
  await typeInto(page.getByLabel("Name"), "Goodbye");
  await page.getByLabel(english, { exact: true }).fill("Other words.");
  await page.getByRole("button", { name: "Create prompt" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/already has a prompt of this name/);
  await expect(page.getByLabel(english, { exact: true })).toHaveValue("Other words.");
  await expectAccessible(page);
});

test("a prompt is paused and hidden from clients in its row, with history", async ({ page }) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow));
  const live = page.getByRole("switch", { name: "Welcome: live" });
  await expect(live).toBeChecked();
  await untilScripted(page.locator("tbody"));
  await live.click();
  await expect(live).not.toBeChecked();
  await expect.poll(async () => (await storedPrompt(flow, "Welcome"))?.IsActive).toBe(false);
  await page.getByRole("switch", { name: "Welcome: client sees it" }).click();
  await expect.poll(async () => (await storedPrompt(flow, "Welcome"))?.IsClientVisible).toBe(false);
  const history = await services().history.of(`PROMPT#${flow}#Welcome`);
  expect(history.items.map((change) => change.Action)).toEqual([
    "prompt.saved",
    "prompt.saved",
    "prompt.created",
  ]);
  await expectAccessible(page);
});

test("a switch that is pressed twice at once ends as it began, and both are in the history", async ({
  page,
}) => {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  await page.goto(promptPath(flow));
  const live = page.getByRole("switch", { name: "Welcome: live" });
  await expect(live).toBeChecked();
  await untilScripted(page.locator("tbody"));
  await live.dblclick();
  await expect.poll(async () => (await storedPrompt(flow, "Welcome"))?.Version).toBe(3);
  expect((await storedPrompt(flow, "Welcome"))?.IsActive).toBe(true);
  await expect(live).toBeChecked();
});

test("a flow is made, described anew, and its pages lead on and back", async ({ page }) => {
  await page.goto("/prompts/~new");
  const flow = `Journey (${Date.now()})`;
  await page.getByRole("button", { name: "Create flow" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/1 to 127 characters/);
  await page.getByLabel("Name").fill(flow);
  await page.getByLabel(/Lines of business/).fill("retail, claims");
  await page.getByRole("button", { name: "Create flow" }).click();
  await expect(page.getByText("No prompts in this flow yet")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Edit flow" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Description/).fill("What night callers hear");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save flow" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("What night callers hear")).toBeVisible();

  for (let place = 1; place <= 101; place += 1) await arrangePrompt(flow, `p-${place}`, { Order: place });
  await page.goto(promptPath(flow));
  const rows = page.getByRole("rowheader");
  await expect(rows).toHaveCount(50);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows.first()).toHaveText("p-51");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveText(["p-101"]);
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(rows.first()).toHaveText("p-51");
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(rows.first()).toHaveText("p-1");
  await expect(page.getByRole("link", { name: "Previous page" })).toBeHidden();
});
