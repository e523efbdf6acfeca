import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { arrangeFlow, arrangePrompt } from "../support/arrange.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

const json = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

test.describe("as editor", () => {
  test.use({ role: "editor" });

  test("own files are compared: what is asked for, what is missing and made, what nobody asks for", async ({
    page,
  }) => {
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Welcome", { PromptText_en: "Hello there" });
    await arrangePrompt(flow, "Forgotten", { PromptText_en: "Nobody hears this" });
    const missing = `missing-${randomUUID().slice(0, 8)}`;
    const shipped = await readFile("amplify/contact-flows/callback-whisper.json", "utf8");
    const own = shipped
      .replaceAll("Queued callback", flow)
      .replaceAll("callback-greeting", "Welcome")
      .replace(
        '"SSML": "$.External.PromptText"',
        `"SSML": "<speak>Hello from the flow itself $.External.${missing}</speak>"`,
      )
      .replace('"PromptName": "Welcome",', "");
    await page.goto("/prompts");
    await page.getByRole("link", { name: "Contact flows" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Contact flows" })).toBeVisible();
    await page
      .getByLabel("Contact flow files")
      .setInputFiles([json("own.json", own), json("broken.json", '{\n  "Version": ,\n}')]);

    await expect(page.getByRole("heading", { name: "2 files compared" })).toBeVisible();
    await expect(page.getByText("This file is not JSON: line 2, column")).toBeVisible();
    await expect(page.getByText("Hello from the flow itself")).toBeVisible();
    await expect(page.getByRole("link", { name: "Forgotten" })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const row = page.getByRole("row", { name: new RegExp(missing) });
    await expect(row).toContainText("No such prompt");
    await row.getByRole("link", { name: "Create this prompt" }).click();
    await expect(page.getByLabel("Name")).toHaveValue(missing);
  });
});

test.describe("as supervisor", () => {
  test.use({ role: "supervisor" });

  test("the shipped flows are sound, and nothing is offered to be made", async ({ page }) => {
    await page.goto("/prompts/~contact-flows?flow=all");
    await expect(page.getByRole("heading", { name: "4 files compared" })).toBeVisible();
    await expect(page.getByText(/^Every block is connected/)).toHaveCount(4);
    await expect(page.getByText("Words in the flow that belong in the console")).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Create this/ })).toHaveCount(0);
    await expectAccessible(page);
  });
});
