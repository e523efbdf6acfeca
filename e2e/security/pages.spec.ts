import { arrangeFlow, arrangePrompt, promptPath } from "../support/arrange.ts";
import { expectGuarded, expectSafe, watch } from "../support/guarded.ts";
import { expect, test } from "../support/journey.ts";
import { consoleUrl } from "../support/stack.ts";
import { tokensOf } from "../support/stolen-session.ts";

test.describe("signed in", () => {
  test.use({ role: "admin" });
  test("a flow and a prompt are guarded, with markup in their texts", async ({ page, browser }) => {
    const markup = `<img src=x onerror=alert(1)><script>alert(2)</script>"'&lt;`;
    const flow = await arrangeFlow();
    await arrangePrompt(flow, "Markup", {
      PromptText_en: markup,
      PromptText_es: markup,
      Description: markup,
    });
    await expectSafe(page, promptPath(flow), tokensOf("admin"));
    await expect(page.getByText("<script>alert(2)</script>").first()).toBeVisible();
    const other = await browser.newPage({ storageState: await page.context().storageState() });
    await expectSafe(other, `${consoleUrl}${promptPath(flow, "Markup")}`, tokensOf("admin"));
    await expect(other.getByLabel("English", { exact: true })).toHaveValue(markup);
    await other.close();
  });

  test("a page that is not there is guarded", async ({ page }) => {
    await expectSafe(page, "/nothing/here", tokensOf("admin"));
  });

  test("each answer has a nonce of its own", async ({ page }) => {
    const nonces = new Set<string>();
    for (const path of ["/prompts", "/prompts", "/sign-in"]) {
      const answer = await page.goto(path);
      nonces.add(expectGuarded((await answer?.allHeaders()) ?? {}));
    }
    expect(nonces.size).toBe(3);
  });

  test("the session's cookies are out of reach of scripts and of other sites", async ({ page, context }) => {
    await page.goto("/prompts");
    const session = (await context.cookies()).filter(({ name }) => /access|id$|refresh/.test(name));
    expect(session.map(({ name }) => name).sort()).toEqual([
      "console-access",
      "console-id",
      "console-refresh",
    ]);
    for (const cookie of session)
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  });

  test("a script that got into the page may not run", async ({ page }) => {
    const seen = await watch(page);
    await page.goto("/prompts");
    const ran = await page.evaluate(async () => {
      const ended = new Promise((done) => addEventListener("securitypolicyviolation", done, { once: true }));
      document.body.insertAdjacentHTML("beforeend", `<img src="/x.png" onerror="window.hacked = true">`);
      await ended;
      return "hacked" in window;
    });
    expect(ran).toBe(false);
    await expect.poll(() => seen.violations.join()).toContain("script-src-attr");
  });
});

test.describe("a stranger", () => {
  test("is sent from an API with 401, guarded as well", async ({ request }) => {
    const answer = await request.get("/api/prompts/export");
    expect(answer.status()).toBe(401);
    expectGuarded(answer.headers());
  });
  test("is not sent to another site after signing in", async ({ request }) => {
    for (const next of ["https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)"]) {
      const answer = await request.get(`/sign-in?next=${encodeURIComponent(next)}`);
      const html = await answer.text();
      expect(html).toContain("<form");
      expect(html).not.toMatch(/(href|action|value)="[^"]*(example\.com|javascript:)/);
    }
  });
});
