import { arrangeFlow, arrangePrompt, promptPath, services, storedPrompt } from "../support/arrange.ts";
import { expect, expectAccessible, test, typeInto } from "../support/journey.ts";

const english = "English";

test.describe("as an editor", () => {
  test.use({ role: "editor" });

  test("every change is beside the prompt, word by word, and an earlier version is restored", async ({
    page,
  }) => {
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Welcome", { PromptText_en: "Thank you for calling us." });
    await page.goto(promptPath(flow, "Welcome"));
    await typeInto(page.getByLabel(english, { exact: true }), "Thank you for calling Northwind.");
    await page.locator("label", { hasText: /^Live$/ }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const history = page.getByRole("complementary", { name: "History" });
    const changes = history.getByRole("listitem");
    await expect(changes).toHaveCount(2);
    await expect(changes.first()).toContainText("Changed");
    await expect(changes.first()).toContainText("editor");
    await expect(changes.first().locator("del")).toContainText("us");
    await expect(changes.first().locator("ins")).toContainText("Northwind");
    await expect(changes.first()).toContainText("from yes to no");

    await changes.last().getByRole("button", { name: "Restore this version" }).click();
    const dialog = page.getByRole("dialog", { name: "Restore this version?" });
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Restore this version" }).click();
    await expect(page.getByLabel(english, { exact: true })).toHaveValue("Thank you for calling us.");
    await expect(changes).toHaveCount(3);
    expect(await storedPrompt(flow, "Welcome")).toMatchObject({ Version: 3, IsActive: true });
  });

  test("a live prompt is deleted after its name is typed, and restored as it was", async ({ page }) => {
    const flow = await arrangeFlow({ lobs: ["retail", "claims"] });
    await arrangePrompt(flow, "Welcome");
    await page.goto(promptPath(flow, "Welcome"));
    await page.getByRole("button", { name: "Delete prompt" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete Welcome?" });
    await expect(dialog).toContainText(`It is part of the flow ${flow}, heard in: retail and claims.`);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Delete prompt" }).click();
    await expect(dialog.getByLabel("Type Welcome to delete it")).toHaveAccessibleDescription(/exactly/);
    expect(await storedPrompt(flow, "Welcome")).toBeDefined();
    await dialog.getByLabel("Type Welcome to delete it").fill("Welcome");
    await dialog.getByRole("button", { name: "Delete prompt" }).click();
    await expect(page.getByText("This prompt was deleted")).toBeVisible();
    await expect(page.getByText(/editor deleted it/)).toBeVisible();
    expect(await storedPrompt(flow, "Welcome")).toBeUndefined();
    expect((await services().prompts.flow(flow))?.PromptCount).toBe(0);
    await expectAccessible(page);

    await page.getByRole("button", { name: "Restore prompt" }).click();
    await expect(page.getByLabel(english, { exact: true })).toBeVisible();
    expect(await storedPrompt(flow, "Welcome")).toMatchObject({ Version: 2, IsActive: true });
  });

  test("earlier changes are fetched without losing what is typed", async ({ page }) => {
    const flow = await arrangeFlow();
    const prompt = await arrangePrompt(flow, "Welcome");
    const deps = services();
    for (let place = 1; place <= 25; place += 1)
      await deps.commit([
        deps.history.record({
          entity: `PROMPT#${flow}#Welcome`,
          action: "prompt.saved",
          actor: { kind: "system", name: "seed" },
          before: { ...prompt, Description: `before ${place}` },
          after: { ...prompt, Description: `after ${place}` },
          at: new Date(),
          requestId: "journey",
        }),
      ]);
    await page.goto(promptPath(flow, "Welcome"));
    await typeInto(page.getByLabel(english, { exact: true }), "Typed meanwhile.");
    await page.getByRole("button", { name: "Earlier changes" }).click();
    await expect(page.getByRole("heading", { level: 3, name: "Created" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Earlier changes" })).toBeHidden();
    await expect(page.getByLabel(english, { exact: true })).toHaveValue("Typed meanwhile.");
  });
});

test.describe("as a supervisor", () => {
  test.use({ role: "supervisor" });
  test("reads prompts and history, and is offered nothing to change", async ({ page }) => {
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Welcome");
    await page.goto(promptPath(flow));
    await expect(page.getByRole("switch")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "New prompt" })).toHaveCount(0);
    await page.getByRole("link", { name: "Welcome" }).click();
    await expect(page.getByText("Gracias por llamar. ¿En qué podemos ayudarle hoy?").first()).toBeVisible();
    await expect(page.getByRole("complementary", { name: "History" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("button", { name: /Save|Delete|Restore/ })).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expectAccessible(page);
  });
});

test.describe("as a client", () => {
  test.use({ role: "client" });
  test("reads client-visible prompts of their lines of business, and nothing else", async ({ page }) => {
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Seen");
    await arrangePrompt(flow, "Unseen", { IsClientVisible: false, Order: 20 });
    await page.goto(promptPath(flow));
    await expect(page.getByRole("rowheader")).toHaveText(["Seen"]);
    await expect(page.getByRole("link", { name: "Export" })).toHaveCount(0);
    await page.getByRole("link", { name: "Seen" }).click();
    await expect(page.getByText("Thank you for calling. How can we help you today?")).toBeVisible();
    await expect(page.getByRole("complementary", { name: "History" })).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expectAccessible(page);
    await page.goto(promptPath(flow, "Unseen"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/nothing here/);
  });
});

test.describe("as an editor of one line of business", () => {
  test.use({ role: "editor-retail" });
  test("changes what is theirs alone, and reads what they share", async ({ page }) => {
    const [own, shared] = [await arrangeFlow(), await arrangeFlow({ lobs: ["retail", "claims"] })];
    await arrangePrompt(own, "Welcome");
    await arrangePrompt(shared, "Welcome");
    await page.goto(promptPath(own, "Welcome"));
    await typeInto(page.getByLabel(english, { exact: true }), "Ours.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
    await page.goto(promptPath(shared));
    await expect(page.getByText(/Changing it needs all of its lines of business/)).toBeVisible();
    await expect(page.getByRole("switch")).toHaveCount(0);
    await page.getByRole("link", { name: "Welcome" }).click();
    await expect(page.getByRole("textbox")).toHaveCount(0);
  });
});
