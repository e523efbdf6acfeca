import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promptPath } from "./support/arrange.ts";
import { expect, test } from "./support/journey.ts";

const root = resolve(import.meta.dirname, "..");
const picture = join(root, ".github", "console.png");

test.describe("the README", () => {
  test.use({ role: "editor" });

  test("has a picture of what a newcomer will see (README_PICTURE=1 takes it anew)", async ({ page }) => {
    await page.goto(promptPath("Retail greeting", "retail-welcome"));
    await expect(page.getByLabel("English", { exact: false }).first()).toBeVisible();
    const path = process.env.README_PICTURE ? picture : join(root, ".test", "console.png");
    await page.screenshot({ path, animations: "disabled" });
    expect(existsSync(picture)).toBe(true);
  });
});

test("the README names only commands that there are", () => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !scripts[name])).toEqual([]);
});
