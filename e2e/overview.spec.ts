import { randomUUID } from "node:crypto";
import { arrangeLob, queueArn } from "./support/arrange-lob.ts";
import { arrangeFlow, arrangePrompt, promptPath } from "./support/arrange.ts";
import { arrangeUser } from "./support/arrange-user.ts";
import { expect, expectAccessible, test } from "./support/journey.ts";
import { sendSignIn } from "./support/sign-in.ts";

test("each figure of Overview opens exactly what it counts, and what is mended leaves it", async ({
  page,
}) => {
  const lob = await arrangeLob({ name: "Counted" });
  const flow = await arrangeFlow({ lobs: [lob] });
  await arrangePrompt(flow, "whole");
  await arrangePrompt(flow, "only-english", { PromptText_es: undefined });
  const { name, password } = await arrangeUser({ lobs: lob });
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  // No default queue: callers of both languages reach none.
  await expect(page.getByRole("link", { name: /Counted has 2 queues that lead nowhere/ })).toHaveAttribute(
    "href",
    `/lines-of-business/${lob}/queues`,
  );
  await page.getByRole("link", { name: /1 prompt has no Spanish/ }).click();
  await expect(page).toHaveURL(`${promptPath(flow)}?filter=no-spanish`);
  const rows = page.getByRole("table").getByRole("rowheader");
  await expect(rows).toHaveText(["only-english"]);
  await page.reload();
  await expect(rows).toHaveText(["only-english"]);

  await rows.getByRole("link").click();
  await page.getByLabel("Spanish (optional)").fill("Gracias.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await page.goto(`${promptPath(flow)}?filter=no-spanish`);
  await expect(page.getByRole("heading", { name: "Every prompt has Spanish" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Show all" }).click();
  await expect(rows).toHaveText(["only-english", "whole"]);

  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText(/has no Spanish/)).toBeHidden();
  await expect(page.getByRole("region", { name: "Last changes today" })).toContainText(
    `${flow} / only-english`,
  );
});

test("with nothing to mend, Overview says so", async ({ page }) => {
  const DefaultQueue = { QueueName: "General", QueueArn: queueArn(randomUUID()) };
  const lob = await arrangeLob({ name: "In order", settings: { DefaultQueue } });
  await arrangePrompt(await arrangeFlow({ lobs: [lob] }), "whole");
  const { name, password } = await arrangeUser({ lobs: lob });
  await page.goto("/sign-in");
  await sendSignIn(page, name, password);
  await expect(page.getByRole("heading", { name: "All in order" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Lines of business: \d of 1 open now$/ })).toBeVisible();
  await expectAccessible(page);
});
