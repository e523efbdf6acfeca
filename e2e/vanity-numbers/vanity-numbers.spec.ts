import { randomUUID } from "node:crypto";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { stackServices } from "#amplify/local/services.ts";
import { makeVanityNumbers, readTarget, storedVanities } from "#lib/domain/vanity-numbers/index.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, typeInto } from "../support/journey.ts";
import { consoleUrl, stack } from "../support/stack.ts";

const targetNumber = "+12023569377";

/** What was made for a caller of this test's own, on a day of the past. */
function messageOf() {
  const target = readTarget(targetNumber);
  if ("refused" in target) throw new Error(target.refused);
  const phoneNumber = `+1202555${String(1_000 + (parseInt(randomUUID().slice(0, 6), 16) % 9_000))}`;
  const vanityNumbers = storedVanities(makeVanityNumbers(target, "en"));
  return { phoneNumber, targetNumber, timestamp: "2026-01-15T10:00:00.000Z", vanityNumbers };
}

async function arrange() {
  const deps = stackServices(stack());
  const message = messageOf();
  const id = randomUUID();
  await deps.vanityNumbers.add({ ...message, id, day: "2026-01-15", contactId: randomUUID() });
  return { deps, id, caller: message.phoneNumber, lastFour: message.phoneNumber.slice(-4) };
}

test.describe("an editor", () => {
  test.use({ role: "editor" });

  test("finds a caller's, opens it, sees why it scored, and takes it along", async ({ page }) => {
    const { deps, id, caller, lastFour } = await arrange();
    await page.goto("/vanity-numbers");
    await typeInto(page.getByRole("form", { name: "Find by number" }).getByLabel("Number"), caller);
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await expect(page.getByText("Made for the caller")).toBeVisible();
    expect(page.url()).not.toContain(caller.slice(2));
    const rows = page.getByRole("row").filter({ hasText: lastFour });
    await expect(rows).toHaveCount(1);
    const source = await page.content();
    for (const secret of [caller, targetNumber, "FLOWERS"]) expect(source).not.toContain(secret);

    const answer = await page.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>('form[action="/api/vanity-numbers/export"]');
      if (!form) throw new Error("no export");
      return (await fetch(form.action, { method: "POST", body: new FormData(form) })).text();
    });
    expect(answer.split("\r\n").filter(Boolean)).toHaveLength(2);
    expect(answer).toContain(`'${caller},'${targetNumber}`);

    await rows.getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "One vanity number" })).toBeVisible();
    expect(await page.content()).not.toContain("FLOWERS");
    await page.getByRole("button", { name: "Show the number and its words" }).click();
    await expect(page.getByText(/-FLOWERS$/).first()).toBeVisible();
    await expect(page.getByText("7 digits in a word +700").first()).toBeVisible();
    await expectAccessible(page);
    const actions = (await deps.history.of(`NUMBER#${caller}`)).items.map(
      ({ Action, Actor }) => `${Action} ${Actor}`,
    );
    expect(actions).toEqual(["number.revealed editor", "vanity.exported editor"]);
    expect(page.url()).toContain(id);
  });

  test("tries a number at once", async ({ page }) => {
    await page.goto("/vanity-numbers");
    const form = page.getByRole("form", { name: "Try a number" });
    await typeInto(form.getByLabel("Number"), "1-800-FLOWERS");
    await form.getByRole("button", { name: "Make the five" }).click();
    await expect(page.getByText("A telephone number has digits only.")).toBeVisible();
    await typeInto(form.getByLabel("Number"), "(202) 356-9377");
    await form.getByRole("button", { name: "Make the five" }).click();
    await expect(page.getByText(/-FLOWERS$/).first()).toBeVisible();
    await expect(form.getByLabel("Number")).toHaveValue("(202) 356-9377");
  });
});

test.describe("without script", () => {
  test.use({ role: "editor-retail", javaScriptEnabled: false });

  test("a number is tried all the same, by those who see no history too", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto("/vanity-numbers");
    await expect(page.getByText("your account is limited to some")).toBeVisible();
    await page.getByLabel("Number", { exact: true }).fill("2023569377");
    await page.getByRole("button", { name: "Make the five" }).click();
    await expect(page.getByText(/-FLOWERS$/).first()).toBeVisible();
  });
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("discards a refused message, and another is told that it is gone", async ({ page, context }) => {
    const { sqs, queues } = stack();
    const contactId = randomUUID();
    const client = openQueues({ region: "us-east-1", endpoint: sqs, requestTimeout: 20_000 });
    const MessageBody = JSON.stringify({ ...messageOf(), contactId });
    await client.send(new SendMessageCommand({ QueueUrl: queues?.vanity?.dead, MessageBody }));
    client.destroy();
    const other = await context.newPage();
    for (const one of [page, other]) await one.goto("/vanity-numbers/~refused");
    for (const one of [page, other]) {
      await one
        .getByRole("row")
        .filter({ hasText: contactId })
        .getByRole("button", { name: "Discard" })
        .click();
      await expect(one.getByRole("dialog")).toContainText("cannot be brought back");
    }
    await expectAccessible(page, '[role="dialog"]');
    await page.getByRole("button", { name: "Discard it" }).click();
    await expect(page.getByRole("row").filter({ hasText: contactId })).toHaveCount(0);
    await other.getByRole("button", { name: "Discard it" }).click();
    await expect(other.getByRole("dialog")).toContainText("This message is no longer there");
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
  });
});

test.describe("the export", () => {
  const post = { multipart: { day: "2026-01-15" } };
  const headers = { origin: consoleUrl };

  test("is refused to a stranger", async ({ request }) => {
    expect((await request.post("/api/vanity-numbers/export", { ...post, headers })).status()).toBe(401);
  });
  for (const [role, status] of [
    ["supervisor", 200],
    ["editor-retail", 403],
    ["client", 403],
  ] as const)
    test.describe(`as ${role}`, () => {
      test.use({ role });
      test(`answers ${status}, and 403 to another site`, async ({ request }) => {
        expect((await request.post("/api/vanity-numbers/export", { ...post, headers })).status()).toBe(
          status,
        );
        const elsewhere = { ...post, headers: { origin: "https://elsewhere.example" } };
        expect((await request.post("/api/vanity-numbers/export", elsewhere)).status()).toBe(403);
      });
    });
});
