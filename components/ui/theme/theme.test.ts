import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { theme } from "./theme.ts";
import { themeCss } from "./theme-css.ts";

const here = (name: string) => new URL(name, import.meta.url);
const styles = [
  ...readFileSync(here("amplify.css"), "utf8").matchAll(/@import "(@aws-amplify\/[^"]+)"/g),
].map((match) => readFileSync(createRequire(import.meta.url).resolve(match[1] ?? ""), "utf8"));

/** Written anew by `npx vitest run -u components/ui/theme`. */
test("tokens.css is what theme.ts says", async () => {
  const note = "/* Made from theme.ts: npx vitest run -u components/ui/theme */\n";
  await expect(note + themeCss(theme.cssText, styles)).toMatchFileSnapshot("tokens.css");
});

test("every token that a style uses is there", () => {
  const css = themeCss(theme.cssText, styles);
  const given = new Set(
    [...(css + styles.join("")).matchAll(/(--amplify-[\w-]+):/g)].map((match) => match[1]),
  );
  const wanted = [...(css + styles.join("")).matchAll(/var\(\s*(--amplify-[\w-]+)\s*\)/g)].map(
    (match) => match[1],
  );
  expect(wanted.filter((name) => !given.has(name))).toEqual([]);
});
