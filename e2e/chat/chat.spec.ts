import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";
import { stack } from "../support/stack.ts";

/** What the status says from now on, also what it says for a moment only. */
async function rememberNotices(page: Page): Promise<() => Promise<string[]>> {
  const notices = await page.getByRole("status").evaluateHandle((status) => {
    const heard: string[] = [];
    const listen = () => heard.push(status.textContent ?? "");
    new MutationObserver(listen).observe(status, { childList: true, characterData: true, subtree: true });
    return heard;
  });
  return () => notices.jsonValue();
}

const chatPage = () => stack().chat?.replace("ws:", "http:") ?? "";

test("a customer chats, loses the connection, and nothing of what was said is lost", async ({ page }) => {
  await page.goto(chatPage());
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start a chat" }).click();
  const log = page.getByRole("log", { name: "Conversation" });
  await expect(log.getByText("Assistant")).toBeVisible();
  const message = page.getByRole("textbox", { name: "Message" });
  await expect(message).toBeFocused();

  await message.fill("Where is my order?");
  await message.press("Enter");
  await expect(log.getByRole("listitem").filter({ hasText: "Where is my order?" })).toHaveText(/^YouWhere/);
  await expect(log.getByText("Assistant")).toHaveCount(2);

  const notices = await rememberNotices(page);
  await page.getByRole("button", { name: "Lose the connection" }).click();
  await message.fill("Are you still there?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(log.getByText("Assistant")).toHaveCount(3);
  expect(await notices()).toContainEqual(expect.stringContaining("The connection is lost"));
  await expect(log.getByRole("listitem").filter({ hasText: "Are you still there?" })).toHaveText(/^YouAre/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("status")).toHaveText("The chat is over.");
});

test.describe("in Spanish, on a phone", () => {
  test.use({ locale: "es-US", viewport: { width: 360, height: 740 } });

  test("the page speaks Spanish by itself, and its words change without losing what was said", async ({
    page,
  }) => {
    await page.goto(chatPage());
    await expect(page).toHaveTitle("Chatear como cliente");
    await expectNoSidewaysScroll(page);
    await page.getByRole("textbox", { name: "Contraseña" }).fill("Not-this-one-1");
    await page.getByRole("button", { name: "Empezar un chat" }).click();
    await expect(page.getByRole("status")).toHaveText("El nombre o la contraseña no es correcto.");
    await page.getByRole("textbox", { name: "Contraseña" }).fill("Console-demo-1");
    await page.getByRole("button", { name: "Empezar un chat" }).click();
    const turns = page.getByRole("log", { name: "Conversación" }).getByRole("listitem");
    await expect(turns.filter({ hasText: "Asistente" })).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);

    await page.getByRole("combobox", { name: "Idioma de esta página" }).selectOption("en");
    await expect(page.getByRole("log", { name: "Conversation" }).getByText("Assistant")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});
