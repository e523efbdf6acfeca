import type { Locator, Page, Request } from "@playwright/test";
import { say } from "../support/arrange-session.ts";
import { arrangeFlow, arrangePrompt } from "../support/arrange.ts";
import { expect, test, typeInto, untilScripted } from "../support/journey.ts";
import { stack } from "../support/stack.ts";

test.use({ role: "supervisor" });

/** A workflow goes on in its own time. */
const patiently = { timeout: 30_000 };

/** Writes as the customer, until the server says that it is stored. */
async function write(customer: Page, words: string): Promise<void> {
  const message = customer.getByRole("textbox", { name: "Message" });
  await message.fill(words);
  await message.press("Enter");
  const said = customer.getByRole("log", { name: "Conversation" }).getByRole("listitem");
  await expect(said.filter({ hasText: words })).toHaveText(`You${words}`);
}

/**
 * A page whose own clock can be stopped: how soon it looks for itself is then counted in its time, and a machine that is
 * slow makes no difference.
 */
async function stoppable(page: Page) {
  let [underWay, answered] = [0, 0];
  const isLook = (request: Request) => /\/turns(\?|$)/.test(request.url());
  const answer = (request: Request) => {
    if (!isLook(request)) return;
    underWay -= 1;
    answered += 1;
  };
  page.on("request", (request) => (underWay += isLook(request) ? 1 : 0));
  page.on("requestfinished", answer);
  page.on("requestfailed", answer);
  await page.clock.install();
  return {
    /** After `change`, something is shown within so many milliseconds of the page. */
    async showsWithin(milliseconds: number, change: () => Promise<void>, what: Locator): Promise<void> {
      const before = answered;
      await page.clock.pauseAt(Date.now() + 60_000);
      // It looked once more as its clock was put forward, and now waits for the next time.
      await expect.poll(() => answered > before && underWay === 0).toBe(true);
      await change();
      await page.clock.runFor(milliseconds);
      await expect(what).toBeVisible();
      await page.clock.resume();
    },
  };
}

test("what a customer writes stands in the supervisor's open session, and who takes them over is told to both", async ({
  page,
  browser,
}) => {
  test.slow();
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Greeting", { PromptText_en: "Welcome. What is it about?" });
  const customer = await (await browser.newContext()).newPage();
  await customer.goto(stack().chat?.replace("ws:", "http:") ?? "");
  await customer.getByRole("textbox", { name: "Flow" }).fill(flow);
  const socket = customer.waitForEvent("websocket");
  await customer.getByRole("button", { name: "Start a chat" }).click();
  const session = new URL((await socket).url()).searchParams.get("session") ?? "";
  const short = session.slice(0, 8);
  const state = customer.getByRole("status");
  const heard = customer.getByRole("log", { name: "Conversation" });
  await expect(heard).toContainText("Welcome. What is it about?");

  const clock = await stoppable(page);
  await page.goto(`/sessions/${session}`);
  const conversation = page.getByRole("region", { name: "Conversation" });
  await expect(conversation).toContainText("Welcome. What is it about?");
  const asked = "My parcel has not come.";
  await untilScripted(page.getByRole("button", { name: "Hand to a human" }));
  await clock.showsWithin(3_000, () => write(customer, asked), conversation.getByText(asked));

  await page.getByRole("button", { name: "Hand to a human" }).click();
  const dialog = page.getByRole("dialog");
  await typeInto(dialog.getByLabel("Reason"), "Wants to know where the parcel is");
  await dialog.getByRole("button", { name: "Hand to a human" }).click();
  await expect(state).toHaveText("Connected. Waiting for an agent.", patiently);

  await page.goto("/workflows/~waiting");
  await page.getByRole("button", { name: `Take the customer of session ${short}` }).click();
  await expect(page.getByText(`You have the customer of session ${short}.`)).toBeVisible();
  await expect(heard).toContainText("You are now speaking with supervisor.", patiently);
  await expect(state).toHaveText("Connected. An agent has the conversation.");

  await page.goto(`/sessions/${session}`);
  await write(customer, "Thank you, it is number 7.");
  await expect(conversation).toContainText("Thank you, it is number 7.");
  await say(session, "It comes tomorrow.", "agent");
  await expect(heard.getByRole("listitem").filter({ hasText: "It comes tomorrow." })).toHaveText(/^Agent/);
  await expect(conversation).toContainText("It comes tomorrow.");

  await page.getByRole("button", { name: "End the session" }).click();
  await expect(state).toHaveText("This conversation was ended.");
  await expect(page.getByRole("button", { name: "Undo the ending" })).toBeVisible();
});
