import { expect, type Page } from "@playwright/test";
import { consoleUrl } from "./stack.ts";

type Watch = { violations: string[]; strangers: string[]; troubles: string[] };

/** Hears of every violated policy, request to somebody else, and error in the page's script. */
export async function watch(page: Page): Promise<Watch> {
  const seen: Watch = { violations: [], strangers: [], troubles: [] };
  await page.exposeFunction("violated", (what: string) => void seen.violations.push(what));
  await page.addInitScript(() => {
    const tell = (window as unknown as { violated: (what: string) => void }).violated;
    addEventListener("securitypolicyviolation", (event) =>
      tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== consoleUrl) seen.strangers.push(request.url());
  });
  page.on("pageerror", (error) => seen.troubles.push(error.message));
  page.on("console", (message) => {
    // The browser's own line about a page that is refused or not there: its status is tested elsewhere.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
      seen.troubles.push(message.text());
  });
  return seen;
}

const directive = (policy: string, name: string) =>
  policy
    .split(";")
    .map((part) => part.trim().split(" "))
    .find(([first]) => first === name)
    ?.slice(1) ?? [];

/** The policy is strict, and everything else that a response should say of itself is there. */
export function expectGuarded(headers: Record<string, string>): string {
  const policy = headers["content-security-policy"] ?? "";
  const scripts = directive(policy, "script-src");
  const nonce = scripts.find((source) => source.startsWith("'nonce-"))?.slice(7, -1) ?? "";
  expect(nonce.length, "length of the nonce").toBeGreaterThan(20);
  expect(scripts).toEqual(["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"]);
  expect(directive(policy, "style-src")).toEqual(["'self'", `'nonce-${nonce}'`]);
  for (const name of ["object-src", "base-uri", "frame-ancestors"])
    expect(directive(policy, name), name).toEqual(["'none'"]);
  expect(directive(policy, "form-action")).toEqual(["'self'"]);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(headers["permissions-policy"]).toContain("camera=()");
  expect(headers["x-powered-by"]).toBeUndefined();
  return nonce;
}

/** Opens a page and looks at everything that a script of somebody else's could use or read. */
export async function expectSafe(page: Page, path: string, tokens: readonly string[]): Promise<void> {
  const seen = await watch(page);
  const answer = await page.goto(path);
  expectGuarded((await answer?.allHeaders()) ?? {});
  await page.waitForLoadState("networkidle");
  expect(seen).toEqual({ violations: [], strangers: [], troubles: [] });

  const readable = await page.evaluate(() =>
    [
      document.cookie,
      document.documentElement.outerHTML,
      ...Object.values<string>({ ...localStorage }),
      ...Object.values<string>({ ...sessionStorage }),
      JSON.stringify(history.state),
    ].join("\n"),
  );
  const source = (await answer?.text()) ?? "";
  for (const text of [readable, source]) {
    for (const token of tokens) expect(text.includes(token), "a token that script can read").toBe(false);
    expect(text).not.toMatch(/eyJ[\w-]{10,}\.eyJ/);
    expect(text).not.toContain("console-refresh");
  }
}
