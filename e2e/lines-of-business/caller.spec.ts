import type { Page } from "@playwright/test";
import { weekdays } from "#lib/domain/lines-of-business/index.ts";
import { arrangeFlow, arrangePrompt, promptPath } from "../support/arrange.ts";
import { arrangeLob, lobPath, queueArn } from "../support/arrange-lob.ts";
import { askFunction } from "../support/ask-function.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test.use({ role: "editor" });

const always = weekdays.map((Day) => ({ Day, Start: "00:00", End: "00:00" }));
const queue = (QueueName: string) => ({
  QueueName,
  QueueArn: queueArn(QueueName.toLowerCase().replace(" ", "-")),
});

/** A line of business that is open around the clock but on one yearly holiday, and a flow of its own. */
async function arrange() {
  // Not today, whatever day it is.
  const away = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(5, 10);
  const lob = await arrangeLob({
    name: "Garden",
    settings: {
      BusinessHours: always,
      Holidays: [{ Name: "Founders' Day", Date: away, Type: "CLOSED" }],
      DefaultQueue: queue("Garden General"),
      CallbackEnabled: true,
      AfterHoursAction: "CALLBACK",
    },
    queues: [
      { Intent: "billing", Language: "es", ...queue("Facturas"), Priority: 2, IsActive: true },
      { Intent: "orders", Language: "*", ...queue("Orders"), Priority: 3, IsActive: false },
    ],
  });
  const flow = await arrangeFlow({ lobs: [lob] });
  await arrangePrompt(flow, "welcome", { Order: 1 });
  await arrangePrompt(flow, "english-only", { PromptText_es: undefined, Order: 2 });
  await arrangePrompt(flow, "sale", { PromptText_en: "Our sale has begun.", IsActive: false, Order: 3 });
  return { lob, flow };
}

/** What the page says that a function answers, word for word. */
const shownAnswer = (page: Page, name: string) =>
  page
    .getByRole("heading", { name, exact: true })
    .locator("..")
    .locator("dl > div")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? "")))
    .then((pairs) => Object.fromEntries(pairs as [string, string][]));

test("what a caller hears is what the functions answer to the same question", async ({ page }) => {
  const { lob, flow } = await arrange();
  await page.goto(lobPath(lob));
  await page.getByRole("link", { name: "What would a caller hear?" }).click();
  await expect(page.getByRole("heading", { name: "What would a caller hear?" })).toBeVisible();
  await expect(page.getByLabel("Flow", { exact: true })).toHaveValue(flow);
  await page.getByLabel("Language", { exact: true }).selectOption("Spanish");
  await page.getByLabel(/^Intent/).fill("billing");
  await page.getByLabel(/^Caller's number/).fill("(202) 555-0186");
  await page.getByRole("button", { name: "Show what is heard" }).click();
  await expect(page).toHaveURL(/language=es&intent=billing&number=/);

  const [lineOfBusiness, prompts] = await Promise.all([
    askFunction("get-line-of-business", { LOB: lob, Intent: "billing", Language: "es" }),
    askFunction("get-prompts", { FlowName: flow, LOB: lob, Language: "es" }),
  ]);
  expect(lineOfBusiness).toMatchObject({ Outcome: "OK", IsOpen: "true", QueueName: "Facturas" });
  expect(prompts).toMatchObject({ Outcome: "OK", Count: "2", Fallback: "LANGUAGE" });
  await expect(page.getByRole("heading", { name: "Queue: Facturas" })).toBeVisible();
  await expect(page.getByText(prompts.welcome ?? "", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("English instead: no Spanish yet")).toBeVisible();
  await expect(page.getByRole("heading", { name: "A callback is offered" })).toBeVisible();
  await expect(page.getByText("Our sale has begun.")).toBeHidden();
  await page.getByText("What the functions answer, word for word").click();
  expect(await shownAnswer(page, "get-line-of-business")).toEqual(lineOfBusiness);
  expect(await shownAnswer(page, "get-prompts")).toEqual(prompts);
  await expectAccessible(page);
});

test("any moment, live or draft, is an address; each step leads to what decided it", async ({ page }) => {
  const { lob, flow } = await arrange();
  await page.goto(`/lines-of-business/~caller?lob=${lob}&intent=orders`);
  await page.getByRole("link", { name: "Next holiday: Founders' Day" }).click();
  await expect(page.getByRole("heading", { name: "Closed: Founders' Day (holiday)" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "After hours: callback" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Queue: Garden General" })).toBeVisible();

  await page.getByRole("link", { name: "Draft", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Queue: Orders" })).toBeVisible();
  await expect(page.getByRole("blockquote").filter({ hasText: "Our sale has begun." })).toBeVisible();
  await expect(page.getByText("Not live yet")).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Closed: Founders' Day (holiday)" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);

  const leadsTo = (name: string | RegExp, address: string) =>
    expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("href", address);
  await leadsTo("sale", promptPath(flow, "sale"));
  await leadsTo("Holiday Founders' Day", `${lobPath(lob)}/hours#part-Holidays`);
  await leadsTo("When closed", `${lobPath(lob)}#setting-AfterHoursAction`);
  await page.getByRole("link", { name: "Queue mapping orders · *" }).click();
  await expect(page).toHaveURL(/\/queues\?mapping=orders/);
  await expect(page.getByRole("heading", { name: /orders/ }).first()).toBeVisible();
});

test("before a save it is said what changes for callers", async ({ page }) => {
  const lob = await arrangeLob();
  await page.goto(lobPath(lob));
  const changes = page.getByRole("region", { name: "What changes for callers" });
  await expect(changes).toBeHidden();
  await page.getByText("Offer a callback", { exact: true }).click();
  await expect(changes).toContainText(
    "When closed: Offer a callback instead of Play a message and end the call",
  );
  await page.getByLabel("Name", { exact: true }).fill("Another name");
  await page.getByText("Play a message and end the call", { exact: true }).click();
  await expect(changes).toContainText("Callers will notice nothing in the coming week.");
});
