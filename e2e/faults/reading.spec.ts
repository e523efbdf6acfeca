import { arrangeFlow, arrangePrompt, promptPath } from "../support/arrange.ts";
import { expectAccessible } from "../support/journey.ts";
import { badWeathers, expect, setWeather, test, type BadWeather } from "../support/weather.ts";

test.use({ role: "editor" });

type Page = { path: string; heading: string; row: string };

async function aPrompt() {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome");
  return flow;
}

/** A page that reads, what is read of it where all is well, and the weather that it meets: each kind once. */
const pages: Record<string, { weather: BadWeather; arrange: () => Promise<Page> }> = {
  "the flows": {
    weather: "throttled",
    arrange: () => Promise.resolve({ path: "/prompts", heading: "Prompts", row: "After hours" }),
  },
  "a flow": {
    weather: "failing",
    arrange: async () => {
      const flow = await aPrompt();
      return { path: promptPath(flow), heading: flow, row: "Welcome" };
    },
  },
  "a prompt": {
    weather: "silent",
    arrange: async () => {
      const flow = await aPrompt();
      return { path: promptPath(flow, "Welcome"), heading: "Welcome", row: flow };
    },
  },
};

for (const [name, { weather, arrange }] of Object.entries(pages))
  test.describe(name, () => {
    test(`says what happened when the database is ${weather}, and opens when it is well`, async ({
      page,
    }) => {
      const { path, heading } = await arrange();
      await setWeather(badWeathers[weather]);
      await page.goto(path);
      // Tries within the budget come first: three seconds each where nothing is answered.
      const trouble = page.getByRole("heading", { level: 1, name: "This cannot be shown right now" });
      await expect(trouble).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole("main")).toContainText("What was saved is safe");
      await expect(page.getByRole("main")).not.toContainText(/Exception|DynamoDB|stack/i);
      await expectAccessible(page);

      await setWeather({ kind: "well" });
      await page.getByRole("link", { name: "Try again" }).click();
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await expect(trouble).toBeHidden();
    });

    test("opens when the database is slow, with a skeleton until then", async ({ page }) => {
      const { path, heading, row } = await arrange();
      await setWeather({ kind: "slow", milliseconds: 1_500 });
      await page.goto(path, { waitUntil: "commit" });
      await expect(page.getByText("Loading…").first()).toBeAttached();
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await expect(page.getByRole("main").getByText(row).first()).toBeVisible();
    });
  });
