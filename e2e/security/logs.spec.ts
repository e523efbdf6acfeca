import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { sealedNumbers } from "#lib/platform/sealing.ts";
import { actionId, callAction } from "#lib/testing/server-actions.ts";
import type { Role } from "../support/access-matrix.ts";
import { arrangeFlow, arrangePrompt, promptPath, services } from "../support/arrange.ts";
import { sendSignIn } from "../support/sign-in.ts";
import { demoUser, proxiedLog, proxiedUrl, stack } from "../support/stack.ts";
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

/** What happens before a request has its id, or while none is answered. */
const apart = ["session not renewed", "queues of Amazon Connect not listed"];

test("each line of the log is one event, as JSON, with the id of its request", () => {
  const lines = log()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  for (const line of lines) {
    const told = JSON.parse(line) as { message: string };
    expect(told).toMatchObject({ level: expect.any(String), message: expect.any(String) });
    if (!apart.includes(told.message))
      expect(told).toMatchObject({ correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }
});

/** The one line that was logged of a request. */
async function lineOf(id: string): Promise<object> {
  await expect.poll(() => log().split(id).length).toBeGreaterThan(1);
  const lines = log()
    .split("\n")
    .filter((line) => line.includes(id));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "") as object;
}

const milliseconds = expect.any(Number) as unknown as number;

test("what somebody does is one line: who, where and how it ended, under the history's id, and not what it was", async () => {
  const text = secret("Saved");
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { PromptText_en: "before" });
  const act = async (who: Role, action: string, page: string, input: object, requestId = randomUUID()) => {
    const headers = { cookie: cookieOf(who), "accept-language": "en" };
    const sent = { ...input, requestId };
    const { result } = await callAction(`${proxiedUrl}${page}`, actionId(action), sent, headers);
    return { requestId, result };
  };
  const changes = { PromptText_en: { from: "before", to: text } };
  const save = (who: Role, input: object = { flow, name: "Welcome", changes }) =>
    act(who, "savePromptAction", promptPath(flow, "Welcome"), input);

  const saved = await save("editor");
  expect(saved.result).toMatchObject({ ok: true });
  expect(await lineOf(saved.requestId)).toMatchObject({
    ...{ level: "info", actor: "editor", place: "/prompts", outcome: "OK", milliseconds },
    correlationId: saved.requestId,
  });
  const [last] = (await services().history.of(`PROMPT#${flow}#Welcome`)).items;
  expect(last).toMatchObject({ Action: "prompt.saved", Actor: "editor", RequestId: saved.requestId });

  const refused = await save("client");
  expect(await lineOf(refused.requestId)).toMatchObject({
    ...{ level: "warn", actor: "client", place: "/prompts", outcome: "FORBIDDEN", milliseconds },
  });
  const wrong = await save("editor", { flow: text, name: { text }, changes });
  expect(await lineOf(wrong.requestId)).toMatchObject({ level: "warn", outcome: "VALIDATION" });
  expect(wrong.result).toMatchObject({
    fieldErrors: { name: "This is not the kind of value that belongs here." },
  });

  const number = "+12025550143";
  const handle = sealedNumbers(stack().cursorSecret).seal(number);
  const shown = await act("admin", "revealNumberAction", "/callbacks", { handle });
  expect(shown.result).toMatchObject({ ok: true, output: { number } });
  expect(await lineOf(shown.requestId)).toMatchObject({ actor: "admin", place: "/callbacks" });

  await setWeather({ kind: "failing", error: "InternalServerError" });
  const failed = await save("editor");
  expect(failed.result).toMatchObject({ ok: false, requestId: failed.requestId });
  expect(await lineOf(failed.requestId)).toMatchObject({
    ...{ level: "error", message: "request failed", actor: "editor", outcome: "UNAVAILABLE" },
    error: "InternalServerError",
  });
  // A page with a number in its address.
  const page = await fetch(`${proxiedUrl}/numbers/${encodeURIComponent(number)}`, {
    headers: { cookie: cookieOf("admin") },
  });
  expect(await page.text()).toContain("The database does not answer at the moment");
  await expect.poll(log).toContain('"place":"/numbers"');

  expect(log()).not.toContain("message could not be shown");
  for (const secretOf of [text, handle, "2025550143"]) expect(log()).not.toContain(secretOf);
});
