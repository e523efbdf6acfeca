import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { arrangeFlow, arrangePrompt, promptPath } from "../support/arrange.ts";
import { sendSignIn } from "../support/sign-in.ts";
import { demoUser, proxiedLog, proxiedUrl } from "../support/stack.ts";
import { cookieOf, tokensOf } from "../support/stolen-session.ts";
import { expect, setWeather, test } from "../support/weather.ts";

const log = () => (existsSync(proxiedLog()) ? readFileSync(proxiedLog(), "utf8") : "");

/** Words that are nowhere else, so that finding them in the log can mean one thing only. */
const secret = (what: string) => `${what}-${randomUUID()}`;

test("neither texts nor passwords nor tokens are logged, whatever fails", async ({ page }) => {
  const [wrongPassword, text, typed, line] = [
    secret("Pw1!"),
    secret("Stored"),
    secret("Typed"),
    secret("Line"),
  ];
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { PromptText_en: text });

  // Signing in: refused, and then not.
  const { name, password } = demoUser("editor");
  await page.goto("/sign-in");
  await sendSignIn(page, name, wrongPassword);
  await expect(page.getByText("The name or the password is not right").first()).toBeVisible();
  await sendSignIn(page, name, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  // A save and a page that fail.
  await page.goto(promptPath(flow, "Welcome"));
  await page.getByLabel("English", { exact: true }).fill(typed);
  await setWeather({ kind: "failing", error: "InternalServerError" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The database does not answer at the moment").first()).toBeVisible({
    timeout: 30_000,
  });
  await fetch(`${proxiedUrl}/prompts`, { headers: { cookie: cookieOf("editor") } });

  // An import that fails, and one that is no import.
  const send = (body: BodyInit) =>
    fetch(`${proxiedUrl}/api/prompts/import`, {
      method: "POST",
      headers: { cookie: cookieOf("editor"), origin: proxiedUrl },
      body,
    });
  const form = new FormData();
  form.set("mode", "preview");
  form.set("file", new Blob([`FlowName,PromptName,PromptText_en\n${flow},Welcome,${line}\n`]), "prompts.csv");
  expect((await send(form)).status).toBe(503);
  expect((await send(line)).status).toBe(400);

  // What is logged says so, with an id, and betrays nothing.
  await expect.poll(log).toContain("request failed");
  const written = log();
  for (const word of [password, wrongPassword, text, typed, line])
    expect(written.includes(word), word).toBe(false);
  for (const token of tokensOf("editor")) expect(written.includes(token), "a token").toBe(false);
  expect(written).not.toMatch(/eyJ[\w-]{10,}\./);
  expect(written).not.toContain("console-refresh=");
});

test("each line of the log is one event, as JSON", () => {
  const lines = log()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), message: expect.any(String) });
});
