import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { arrangeFlow, arrangePrompt, storedPrompt } from "../support/arrange.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";
import { sessionFile } from "../support/stack.ts";

const header = "FlowName;PromptName;PromptText_en;PromptText_es;IsActive";
type Sent = { name: string; mimeType: string; buffer: Buffer };
const csv = (...rows: string[]): Sent => ({
  name: "prompts.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\ufeff${[header, ...rows, ""].join("\r\n")}`),
});
const open = async (page: Page) => {
  await page.goto("/prompts/~import");
  await expect(page.getByRole("heading", { level: 1, name: "Import prompts" })).toBeVisible();
};
const choose = (page: Page, file: Sent) => page.getByLabel("CSV file").setInputFiles(file);

test.describe("as editor", () => {
  test.use({ role: "editor" });

  test("a file is previewed, imported, found unchanged, exported the same, and undone", async ({ page }) => {
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Welcome", { PromptText_en: "Hello there", PromptText_es: "Hola" });
    const fresh = `Fresh ${randomUUID().slice(0, 8)}`;
    const file = csv(
      `${flow};Welcome;Good day there;Hola;VERDADERO`,
      `${flow};Menu;"Press 1; or wait";"Marque 1; o espere";TRUE`,
      `${flow};bad name;Text;;`,
      `${fresh};First;=1+1;;FALSO`,
    );
    await open(page);
    await choose(page, file);
    await expect(page.getByRole("heading", { name: "What prompts.csv would do" })).toBeFocused();
    await expect(page.getByRole("cell", { name: /without spaces/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Changed/ }).click();
    await expect(page.getByRole("deletion")).toContainText("Hello");
    await expect(page.getByRole("insertion").first()).toContainText("Good");
    await page.getByRole("button", { name: /^Added/ }).click();
    await expect(page.getByRole("cell", { name: "Press 1; or wait" })).toBeVisible();
    expect(await storedPrompt(flow, "Menu")).toBeUndefined();

    const refused = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Refused/ }).click();
    await page.getByRole("button", { name: "Download the refused rows" }).click();
    expect(await readFile(await (await refused).path(), "utf8")).toContain("bad name");

    await page.getByRole("textbox", { name: /Lines of business/ }).fill("retail");
    await page.getByRole("button", { name: "Import 3 prompts" }).click();
    await expect(page.getByRole("heading", { name: "prompts.csv is imported" })).toBeFocused();
    await expect(page.getByText("2 prompts added")).toBeVisible();
    await expect(page.getByText("One row refused")).toBeVisible();
    await expectAccessible(page);
    expect(await storedPrompt(flow, "Welcome")).toMatchObject({
      PromptText_en: "Good day there",
      Version: 2,
    });
    expect(await storedPrompt(fresh, "First")).toMatchObject({ PromptText_en: "=1+1", IsActive: false });

    // Coming back to the address shows the result again.
    await page.reload();
    await expect(page.getByRole("heading", { name: "prompts.csv is imported" })).toBeVisible();
    const address = page.url();

    const exported = await page.request.get(`/api/prompts/export?flow=${encodeURIComponent(fresh)}`);
    expect(await exported.text()).toContain(`${fresh},First,'=1+1,,`);
    const whole = await page.request.get(`/api/prompts/export?flow=${encodeURIComponent(flow)}`);
    await page.getByRole("button", { name: "Import another file" }).click();
    await choose(page, { ...file, name: "export.csv", buffer: await whole.body() });
    await expect(page.getByText("There is nothing to import")).toBeVisible();

    await page.goto(address);
    await page.getByRole("button", { name: "Undo this import" }).click();
    await expect(page.getByRole("heading", { name: "The import of prompts.csv is undone" })).toBeFocused();
    await expect(page.getByText("2 prompts removed")).toBeVisible();
    expect(await storedPrompt(flow, "Welcome")).toMatchObject({ PromptText_en: "Hello there" });
    expect(await storedPrompt(flow, "Menu")).toBeUndefined();
  });

  test("a wrong file is refused with what to do, and the field keeps its place", async ({ page }) => {
    await open(page);
    await choose(page, { ...csv(), name: "prompts.xlsx", buffer: Buffer.from("PK\u0003\u0004 workbook") });
    const summary = page.getByRole("group", { name: "There is a problem" });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText("CSV UTF-8");
    await expect(page.getByLabel("CSV file")).toHaveAccessibleDescription(/Excel workbook/);
    await expectAccessible(page);
    await choose(page, { ...csv(), buffer: Buffer.from("FlowName,PromptText_en\nA,b\n") });
    await expect(summary).toContainText("PromptName");
  });

  test("fits a phone", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    await choose(page, csv(`Phone ${randomUUID().slice(0, 8)};Welcome;${"Hello ".repeat(40)};Hola;`));
    await expect(page.getByRole("button", { name: "Import one prompt" })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});

test.describe("as an editor of retail", () => {
  test.use({ role: "editor-retail" });

  test("other lines of business are as if they were not there, and new flows are retail's", async ({
    page,
  }) => {
    const theirs = await arrangeFlow({ lobs: ["claims"] });
    const fresh = `Fresh ${randomUUID().slice(0, 8)}`;
    await open(page);
    await choose(page, csv(`${theirs};Welcome;Mine;;`, `${fresh};Welcome;Mine;;`));
    await expect(
      page.getByRole("cell", { name: /no flow of this name in your lines of business/ }),
    ).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "retail" })).toBeChecked();
    await page.getByRole("checkbox", { name: "retail" }).uncheck();
    await page.getByRole("button", { name: "Import one prompt" }).click();
    await expect(page.getByRole("group", { name: "There is a problem" })).toContainText(
      "at least one line of business",
    );
    await page.getByRole("checkbox", { name: "retail" }).check();
    await page.getByRole("button", { name: "Import one prompt" }).click();
    await expect(page.getByText("One prompt added")).toBeVisible();
    expect(await storedPrompt(theirs, "Welcome")).toBeUndefined();
  });
});

test.describe("as client", () => {
  test.use({ role: "client" });

  test("there is no import, and an export of what is client-visible only", async ({ page }) => {
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Seen", { PromptText_en: "Seen by clients" });
    await arrangePrompt(flow, "Hidden", { PromptText_en: "Not for clients", IsClientVisible: false });
    await page.goto("/prompts");
    await expect(page.getByRole("link", { name: /import/i })).toHaveCount(0);
    const sent = await page.request.post("/api/prompts/import", {
      headers: { "sec-fetch-site": "same-origin" },
      multipart: { mode: "preview", file: csv(`${flow};Seen;Mine;;`) },
    });
    expect(sent.status()).toBe(403);
    const exported = await (await page.request.get("/api/prompts/export")).text();
    expect(exported).toContain("Seen by clients");
    expect(exported).not.toContain("Not for clients");
  });
});

test.describe("from elsewhere", () => {
  test("another site's page cannot import, nor can a stranger", async ({ browser, request }) => {
    expect((await request.post("/api/prompts/import", { multipart: { mode: "preview" } })).status()).toBe(
      401,
    );
    const context = await browser.newContext({ storageState: sessionFile("editor") });
    const sent = await context.request.post("/api/prompts/import", {
      headers: { "sec-fetch-site": "cross-site" },
      multipart: { mode: "preview", file: csv("A;b;c;;") },
    });
    expect(sent.status()).toBe(403);
    await context.close();
  });
});
