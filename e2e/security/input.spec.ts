import { randomUUID } from "node:crypto";
import { arrangeFlow, arrangePrompt, promptPath, storedPrompt } from "../support/arrange.ts";
import { expect, test } from "../support/journey.ts";
import { consoleUrl } from "../support/stack.ts";
import { cookieOf, sendAction } from "../support/stolen-session.ts";

const headers = () => ({ cookie: cookieOf("editor"), origin: consoleUrl, "sec-fetch-site": "same-origin" });

test.describe("a cursor", () => {
  test.use({ role: "editor" });
  for (const [name, cursor] of Object.entries({
    "made up": "abc",
    "with a wrong signature": `${Buffer.from('{"FlowName":"x"}').toString("base64url")}.AAAAAAAAAAAAAAAAAAAAAA`,
    empty: ".",
    "of many characters": "A".repeat(5_000),
  }))
    test(`that is ${name} is refused in words`, async ({ page }) => {
      const flow = await arrangeFlow();
      await arrangePrompt(flow, "Welcome");
      for (const path of ["/prompts", promptPath(flow)]) {
        await page.goto(`${path}?cursor=${encodeURIComponent(cursor)}`);
        await expect(page.getByRole("main")).toContainText(
          "This address of a page in a list is no longer valid",
        );
      }
    });

  test("of another flow is refused in words", async ({ page }) => {
    const [mine, other] = [await arrangeFlow(), await arrangeFlow()];
    for (let place = 0; place < 51; place += 1) await arrangePrompt(mine, `P${place}`, { Order: place });
    await page.goto(promptPath(mine));
    const next = await page.getByRole("link", { name: "Next page" }).getAttribute("href");
    const cursor = new URL(next ?? "", consoleUrl).search;
    await page.goto(`${promptPath(mine)}${cursor}`);
    await expect(page.getByRole("link", { name: "P50" })).toBeVisible();
    await page.goto(`${promptPath(other)}${cursor}`);
    await expect(page.getByRole("main")).toContainText("This address of a page in a list is no longer valid");
  });
});

test.describe("a field of a save", () => {
  const long = "a".repeat(6_001);
  for (const [name, field, from, to] of [
    ["oversized", "PromptText_en", undefined, long],
    ["of a wrong type", "PromptText_en", undefined, 7],
    ["with a control character", "PromptText_es", undefined, "a\u0007b"],
    ["with a direction mark", "PromptText_es", undefined, "a\u202eb"],
    ["with an unpaired surrogate", "PromptText_es", undefined, "a\ud800b"],
    ["of broken markup", "PromptText_en", undefined, "<speak>Hello"],
    ["that is no number", "Order", 10, "first"],
    ["that is a fraction", "Order", 10, 1.5],
    ["that is no yes or no", "IsActive", true, "yes"],
    ["of two lines where one belongs", "Description", "", "a\nb"],
  ] as const)
    test(`${name} (${field}) is refused at the field, and nothing is stored`, async () => {
      const flow = await arrangeFlow();
      const stored = await arrangePrompt(flow, "Welcome");
      const changes = { [field]: { from: from ?? stored[field], to } };
      const { result } = await sendAction("editor", "savePromptAction", {
        flow,
        name: "Welcome",
        changes,
        requestId: randomUUID(),
      });
      expect(result).toMatchObject({
        ok: false,
        code: "VALIDATION",
        fieldErrors: { [field]: expect.any(String) },
      });
      expect(await storedPrompt(flow, "Welcome")).toEqual(stored);
    });

  test("that there is none of is refused, and nothing is stored", async () => {
    const flow = await arrangeFlow();
    const stored = await arrangePrompt(flow, "Welcome");
    for (const changes of [
      { Version: { from: 1, to: 9 } },
      { UpdatedBy: { from: "x", to: "y" } },
      JSON.parse('{"__proto__":{"from":"","to":"x"}}') as object,
      [],
      "text",
      null,
    ]) {
      const input = { flow, name: "Welcome", changes, requestId: randomUUID() };
      await sendAction("editor", "savePromptAction", input);
      expect(await storedPrompt(flow, "Welcome")).toEqual(stored);
    }
  });
});

test.describe("a body", () => {
  test("that is no action's is refused, and the console goes on", async () => {
    const malformed = [
      "",
      "{",
      "[",
      "[[[[",
      "null",
      "7",
      '["$F1"]',
      '[{"a":"$@0"}]',
      "\u0000",
      "[]",
      "[1,2,3]",
    ];
    for (const body of malformed) {
      const answer = await sendAction("editor", "savePromptAction", body);
      expect(answer.result?.ok, JSON.stringify(body)).not.toBe(true);
      expect(answer.text).not.toMatch(/node_modules|at .*\.js:\d+/);
    }
    expect((await fetch(`${consoleUrl}/api/health`)).status).toBe(200);
  });

  test("of an action that is larger than any prompt is refused", async () => {
    const flow = await arrangeFlow();
    const stored = await arrangePrompt(flow, "Welcome");
    const changes = { PromptText_en: { from: stored.PromptText_en, to: "a".repeat(3_000_000) } };
    const input = { flow, name: "Welcome", changes, requestId: randomUUID() };
    const answer = await sendAction("editor", "savePromptAction", input);
    expect(answer.result?.ok).not.toBe(true);
    expect(await storedPrompt(flow, "Welcome")).toEqual(stored);
    expect((await fetch(`${consoleUrl}/api/health`)).status).toBe(200);
  });

  test("of an action that there is none of is refused", async () => {
    for (const id of ["0".repeat(42), "x", "../../etc/passwd"]) {
      const answer = await fetch(`${consoleUrl}/prompts`, {
        method: "POST",
        headers: { ...headers(), "next-action": id, "content-type": "text/plain" },
        body: "[]",
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await answer.text()).not.toMatch(/node_modules|at .*\.js:\d+/);
    }
  });

  const post = (body: BodyInit, type?: string) =>
    fetch(`${consoleUrl}/api/prompts/import`, {
      method: "POST",
      headers: { ...headers(), ...(type ? { "content-type": type } : {}) },
      body,
    });

  test("of an import that is no form is refused in words", async () => {
    for (const [body, type] of [
      ["{}", "application/json"],
      ["--x\r\nnonsense", "multipart/form-data; boundary=x"],
      ["", "multipart/form-data"],
      ["a=b", "application/x-www-form-urlencoded"],
    ] as const) {
      const answer = await post(body, type);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        ok: false,
        code: "VALIDATION",
        message: expect.any(String),
      });
    }
  });

  test("of an import that is too large is refused in words", async () => {
    const form = new FormData();
    form.set("mode", "preview");
    form.set("file", new Blob(["a".repeat(30_000_000)]), "prompts.csv");
    const answer = await post(form);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "VALIDATION",
      fieldErrors: { file: expect.any(String) },
    });
  });

  test("of an import without a file, a mode or a sensible input is refused in words", async () => {
    const file = new Blob(["FlowName,PromptName,PromptText_en\nA,B,C\n"]);
    const incomplete: Record<string, string | Blob>[] = [
      {},
      { mode: "preview" },
      { mode: "__proto__", file },
      { mode: "confirm", file },
      { mode: "confirm", file, input: "{" },
      { mode: "confirm", file, input: '{"id":"x","digest":1,"seen":"all"}' },
      { mode: "undo", input: "[]" },
      { mode: "preview", file: "text instead of a file" },
    ];
    for (const parts of incomplete) {
      const form = new FormData();
      for (const [name, value] of Object.entries(parts)) {
        if (typeof value === "string") form.set(name, value);
        else form.set(name, value, "prompts.csv");
      }
      const answer = await post(form);
      expect(answer.status, JSON.stringify(parts)).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "VALIDATION", message: expect.any(String) });
    }
  });
});
