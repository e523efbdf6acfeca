import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { savePrompt } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { arrangeFlow, arrangePrompt, services } from "../support/arrange.ts";
import { arrangeSession, say } from "../support/arrange-session.ts";
import { arrangeUser } from "../support/arrange-user.ts";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  test,
  typeInto,
  untilScripted,
} from "../support/journey.ts";
import { sendSignIn } from "../support/sign-in.ts";

const editor: Actor = { kind: "user", name: "edith", groups: ["editors"], lobs: "*" };

/** Where something stands on the screen, in pixels from the top. */
const placeOf = (what: Locator) => what.evaluate((node) => Math.round(node.getBoundingClientRect().top));

test.describe("a supervisor", () => {
  test.use({ role: "supervisor" });

  test("finds sessions by customer and by status, opens one, ends it and takes that back", async ({
    page,
  }) => {
    const customer = `J-${randomUUID().slice(0, 12)}`;
    const open = await arrangeSession(["Where is my order?"], { customer });
    const other = await arrangeSession(["Are you open today?"], { customer });
    await page.goto("/sessions");
    await typeInto(page.getByLabel("Session’s or customer’s id"), customer);
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await expect(page.getByRole("table").getByRole("link")).toHaveText([other.short, open.short]);
    await expect(page.getByRole("table")).not.toContainText(customer);

    await page.getByRole("link", { name: open.short }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Session ${open.short}`);
    await expect(page.getByRole("region", { name: "Conversation" })).toContainText("Where is my order?");
    await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
    await page.getByRole("button", { name: "End the session" }).click();
    await expect(page.getByRole("button", { name: "Undo the ending" })).toBeVisible();

    await page.goto("/sessions");
    const statuses = page.getByRole("navigation", { name: "Sessions by status" });
    // The figures come after the rows.
    await expect(statuses.getByRole("link", { name: /^Ended \d+\+?$/ })).toBeVisible();
    await expect(page.getByRole("link", { name: open.short })).toHaveCount(0);
    await statuses.getByRole("link", { name: /^Ended/ }).click();
    await expect(page).toHaveURL(/status=disconnected/);
    await page.getByRole("link", { name: open.short }).click();
    await page.getByRole("button", { name: "Undo the ending" }).click();
    await expect(page.getByRole("button", { name: "End the session" })).toBeVisible();
    const timeLine = page.getByRole("region", { name: "Time line" });
    await expect(timeLine.getByRole("listitem").first()).toContainText("Brought back");
    await expect(timeLine.getByRole("listitem").nth(1)).toContainText("Ended");
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoSidewaysScroll(page);
  });

  test("reads what was said before while new turns come, and is not moved by them", async ({ page }) => {
    const words = Array.from({ length: 60 }, (_, place) => `What was said as number ${place + 1}.`);
    const { session_id, path } = await arrangeSession(words);
    await page.goto(path);
    const read = page.getByText("What was said as number 40.", { exact: true });
    await read.scrollIntoViewIfNeeded();
    await untilScripted(page.getByRole("button", { name: "Earlier turns" }));
    const place = await placeOf(read);

    await say(session_id, "Is somebody there?");
    const more = page.getByRole("button", { name: "1 new turn" });
    await expect(more).toBeVisible();
    expect(await placeOf(read)).toBe(place);
    await more.click();
    await expect(page.getByText("Is somebody there?")).toBeInViewport();
    await expect(more).toHaveCount(0);

    const older = page.getByRole("button", { name: "Earlier turns" });
    await older.scrollIntoViewIfNeeded();
    const first = page.getByText("What was said as number 11.", { exact: true });
    await expect(page.getByText("What was said as number 1.", { exact: true })).toHaveCount(0);
    const before = await placeOf(first);
    await older.click();
    await expect(page.getByText("What was said as number 1.", { exact: true })).toHaveCount(1);
    expect(Math.abs((await placeOf(first)) - before), "pixels that it moved").toBeLessThanOrEqual(2);
    await expect(older).toHaveCount(0);
  });

  test("asks for a human, takes that back, and exports the session", async ({ page }) => {
    const { path, short } = await arrangeSession(["I want to talk to somebody."]);
    await page.goto(path);
    await page.getByRole("button", { name: "Hand to a human" }).click();
    const dialog = page.getByRole("dialog");
    await typeInto(dialog.getByLabel("Reason"), "Wants to talk to somebody");
    await dialog.getByRole("button", { name: "Hand to a human" }).click();
    const timeLine = page.getByRole("region", { name: "Time line" });
    // The page looks for itself.
    await expect(timeLine).toContainText("Waits for an agent", { timeout: 20_000 });
    await expect(timeLine.getByRole("link", { name: "Handoff" })).toBeVisible();
    await page.getByRole("button", { name: "Take back the handoff" }).click();
    await expect(page.getByRole("region", { name: "Conversation" })).toContainText(
      "No person is being looked for any more.",
      { timeout: 20_000 },
    );
    await expect(page.getByRole("button", { name: "Hand to a human" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Handoffs" })).toContainText("Failed: it was taken back");

    await page.getByRole("button", { name: "Export" }).click();
    await expectAccessible(page, '[role="dialog"]');
    await dialog.getByLabel("Format").selectOption("json");
    await dialog.getByRole("button", { name: "Export" }).click();
    const row = page.getByRole("row", { name: new RegExp(`Session ${short}`) });
    await expect(row.getByRole("link", { name: "sessions.json" })).toBeVisible({ timeout: 20_000 });
    const file = await row.getByRole("link", { name: "sessions.json" }).getAttribute("href");
    expect(await (await page.request.get(file ?? "")).text()).toContain("I want to talk to somebody.");
  });

  test("sees the version of a prompt that was spoken, by one press", async ({ page }) => {
    const flow = await arrangeFlow();
    const before = { PromptText_en: "We open at nine." };
    const { Version: version, PromptName: name } = await arrangePrompt(flow, "Hours", before);
    const { session_id, path } = await arrangeSession();
    await say(session_id, before.PromptText_en, "bot", { flow, name, version, language: "en" });
    await savePrompt(services(), editor, {
      ...{ flow, name, requestId: randomUUID() },
      changes: { PromptText_en: { from: before.PromptText_en, to: "We open at ten." } },
    });
    await page.goto(path);
    await page.getByRole("link", { name: `${flow} / ${name}, version 1` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByText("Version 1 was spoken")).toBeVisible();
    await expect(page.getByText("We open at nine.", { exact: true }).first()).toBeVisible();
    await expectAccessible(page);
  });

  test("sees numbers and addresses only when asking for them, which is recorded", async ({ page }) => {
    const [number, address] = ["202-555-0134", "ana.lopez@example.com"];
    const { customer, path } = await arrangeSession([`Call me at ${number} or write to ${address}.`]);
    const source = await (await page.request.get(path)).text();
    for (const hidden of [number, address, customer]) expect(source).not.toContain(hidden);

    await page.goto(path);
    const conversation = page.getByRole("region", { name: "Conversation" });
    await expect(conversation).toContainText("Call me at");
    const timeLine = page.getByRole("region", { name: "Time line" });
    await expect(timeLine).not.toContainText("Shown unmasked");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(conversation).toContainText(`Call me at ${number} or write to ${address}.`);
    await expect(page.getByRole("complementary", { name: "About this session" })).toContainText(customer);
    await expect(timeLine.getByRole("listitem").first()).toContainText(/Shown unmasked.*supervisor/);
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await expect(conversation).not.toContainText(number);
    await expect(conversation).toContainText("Call me at");
  });
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("deletes a session only after typing its id, and brings it back", async ({ page }) => {
    const { short, path } = await arrangeSession(["Please forget what I said."]);
    await page.goto(path);
    await page.getByRole("button", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog", { name: `Delete session ${short}?` });
    await dialog.getByLabel(`Type ${short} to confirm`).fill("something else");
    await dialog.getByRole("button", { name: "Delete the session" }).click();
    await expect(dialog.getByText(`Type ${short} to delete it.`).first()).toBeVisible();
    await expectAccessible(page, '[role="dialog"]');
    await dialog.getByLabel(`Type ${short} to confirm`).fill(short);
    await dialog.getByRole("button", { name: "Delete the session" }).click();
    await expect(page.getByText("This session is deleted.")).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: "Restore the session" }).click();
    await expect(page.getByText("This session is deleted.")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "End the session" })).toBeVisible();
  });
});

test("a supervisor of one line of business sees nothing of another's", async ({ page }) => {
  const customer = `J-${randomUUID().slice(0, 12)}`;
  const own = await arrangeSession(["About a purchase."], { customer, lob: "retail" });
  const foreign = await arrangeSession(["About a journey."], { customer, lob: "travel" });
  const { name, password } = await arrangeUser({ group: "supervisors", lobs: "retail" });
  await page.goto(`/sessions?customer=${customer}`);
  await sendSignIn(page, name, password);
  await expect(page.getByRole("table").getByRole("link")).toHaveText([own.short]);

  for (const path of [foreign.path, `/api${foreign.path}/turns`]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toContain("About a journey.");
  }
  await page.goto(`/sessions?like=${foreign.session_id}`);
  await expect(page.getByText(foreign.short)).toHaveCount(0);
  await expect(page.getByText(own.short)).toHaveCount(0);
});
