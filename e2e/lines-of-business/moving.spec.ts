import type { Page } from "@playwright/test";
import type { LobFile } from "#lib/domain/lines-of-business/index.ts";
import { arrangeFlow, arrangePrompt, storedPrompt } from "../support/arrange.ts";
import { arrangeLob, lobPath, queueArn, storedLob } from "../support/arrange-lob.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

const sent = (name: string, content: string, mimeType = "application/json") => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});
const imported = (page: Page, name: string) =>
  expect(page.getByRole("heading", { name: `${name} is imported` })).toBeFocused();

test.describe("as editor", () => {
  test.use({ role: "editor" });

  test("queues come from a CSV as Excel writes it: previewed, imported, exported the same, undone", async ({
    page,
  }) => {
    const lob = await arrangeLob({
      queues: [
        {
          Intent: "billing",
          Language: "*",
          QueueName: "Billing",
          QueueArn: queueArn("b"),
          Priority: 5,
          IsActive: true,
        },
      ],
    });
    const csv = [
      "\ufeffIntent;Language;QueueName;QueueArn;Priority;IsActive",
      `billing;*;Billing;${queueArn("b")};1;VERDADERO`,
      `orders;es;=1+1;${queueArn("o")};;FALSO`,
      "no spaces;fr;;nothing;11;maybe",
    ].join("\r\n");
    await page.goto(`${lobPath(lob)}/queues`);
    await page.getByRole("link", { name: "Import" }).click();
    await page.getByLabel("CSV file").setInputFiles(sent("queues.csv", csv, "text/csv"));
    await expect(page.getByRole("heading", { name: "What queues.csv would do" })).toBeFocused();
    await expect(page.getByRole("cell", { name: /An intent begins with a letter or digit/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Changed/ }).click();
    await expect(page.getByRole("row", { name: /billing, Every language/ })).toContainText("from 5 to 1");
    expect((await storedLob(lob)).mappings).toHaveLength(1);

    await page.getByRole("button", { name: "Import 2 changes" }).click();
    await imported(page, "queues.csv");
    expect((await storedLob(lob)).mappings).toMatchObject([
      { Priority: 1 },
      { QueueName: "=1+1", IsActive: false, Language: "es" },
    ]);
    const exported = await page.request.get(`/api${lobPath(lob)}/queues`);
    expect(await exported.text()).toContain("orders,es,'=1+1,");
    const address = page.url();
    await page.getByRole("button", { name: "Import another file" }).click();
    await page.getByLabel("CSV file").setInputFiles(sent("again.csv", await exported.text(), "text/csv"));
    await expect(page.getByText("There is nothing to import")).toBeVisible();

    await page.goto(address);
    await page.getByRole("button", { name: "Undo this import" }).click();
    await expect(page.getByRole("heading", { name: "The import of queues.csv is undone" })).toBeFocused();
    await expectAccessible(page);
    expect((await storedLob(lob)).mappings).toMatchObject([{ Intent: "billing", Priority: 5 }]);
  });

  test("a whole line of business is exported, changed, previewed, imported, and undone as one, at 360 px", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const lob = await arrangeLob();
    const flow = await arrangeFlow({ lobs: [lob] });
    await arrangePrompt(flow, "Welcome", { PromptText_en: "As it was." });
    const download = page.waitForEvent("download");
    await page.goto(lobPath(lob));
    await page.getByRole("region", { name: "Move to another console" }).getByRole("link").click();
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^line-of-business-${lob}-.*\\.json$`));
    const file = (await (await page.request.get(`/api${lobPath(lob)}/export`)).json()) as LobFile;
    file.settings.MaxInvalidAttempts = 5;
    file.settings.TimeZone = "Mars/Olympus";
    Object.assign(file.flows[0]?.prompts[0] as object, { PromptText_en: "As it came." });

    await page.goto("/lines-of-business/~import");
    await page.getByLabel("JSON file").setInputFiles(sent("broken.json", JSON.stringify(file).slice(0, -9)));
    await expect(page.getByRole("group", { name: "There is a problem" })).toContainText(
      "This file is damaged",
    );
    await page
      .getByLabel("JSON file")
      .setInputFiles(sent("newer.json", JSON.stringify({ ...file, version: 9 })));
    await expect(page.getByRole("group", { name: "There is a problem" })).toContainText("version 9");

    await page.getByLabel("JSON file").setInputFiles(sent("moved.json", JSON.stringify(file)));
    await expect(page.getByRole("heading", { name: "What moved.json would do" })).toBeFocused();
    await expect(page.getByRole("row", { name: /Time zone/ })).toContainText("Choose a time zone");
    await page.getByRole("button", { name: /^Changed/ }).click();
    await expect(page.getByRole("row", { name: /Tries after an unusable answer/ })).toContainText(
      "from 3 to 5",
    );
    await expect(page.getByRole("insertion")).toContainText("came");
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Import 2 changes" }).click();
    await imported(page, "moved.json");
    expect((await storedPrompt(flow, "Welcome"))?.PromptText_en).toBe("As it came.");
    expect((await storedLob(lob)).values).toMatchObject({
      MaxInvalidAttempts: 5,
      TimeZone: "America/New_York",
    });

    await page.reload();
    await page.getByRole("button", { name: "Undo this import" }).click();
    await expect(page.getByRole("heading", { name: "The import of moved.json is undone" })).toBeFocused();
    expect((await storedPrompt(flow, "Welcome"))?.PromptText_en).toBe("As it was.");
    expect((await storedLob(lob)).values.MaxInvalidAttempts).toBe(3);
  });
});

test.describe("as somebody else", () => {
  test.use({ role: "editor-retail" });

  test("another's line of business is neither exported nor imported", async ({ page }) => {
    const lob = await arrangeLob();
    expect((await page.request.get(`/api${lobPath(lob)}/export`)).status()).toBe(404);
    expect((await page.request.get(`/api${lobPath(lob)}/queues`)).status()).toBe(404);
    const own = (await (await page.request.get("/api/lines-of-business/retail/export")).json()) as LobFile;
    const preview = (file: object) =>
      page.request.post("/api/lines-of-business/import", {
        headers: { "sec-fetch-site": "same-origin" },
        multipart: { mode: "preview", file: sent("lob.json", JSON.stringify(file)) },
      });
    expect((await preview({ ...own, lineOfBusiness: lob })).status()).toBe(403);
    expect((await preview(own)).status()).toBe(200);
    const stranger = await page.request.post("/api/lines-of-business/import", {
      headers: { "sec-fetch-site": "cross-site" },
      multipart: { mode: "preview", file: sent("lob.json", JSON.stringify(own)) },
    });
    expect(stranger.status()).toBe(403);
  });
});
