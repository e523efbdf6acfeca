import { expect, test } from "vitest";
import { callerAddress } from "./caller-address.ts";
import { renewals } from "./renewal.ts";
import { IdentityRefusal } from "#lib/platform/cognito.ts";
import { isSameOrigin } from "./same-origin.ts";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

test("another site's page may not send what changes something", () => {
  const host = "console.test";
  const from = (headers: Record<string, string>) => isSameOrigin(new Headers({ host, ...headers }));
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(from({ "sec-fetch-site": "cross-site", origin: "https://console.test" })).toBe(false);
  expect(from({ "sec-fetch-site": "same-site" })).toBe(false);
  expect(from({ "sec-fetch-site": "none" })).toBe(false);
  expect(from({ origin: "https://console.test" })).toBe(true);
  expect(from({ origin: "https://evil.test" })).toBe(false);
  expect(from({ origin: "null" })).toBe(false);
  expect(from({})).toBe(false);
  expect(from({ origin: "https://public.test", "x-forwarded-host": "public.test" })).toBe(true);
});

test("the caller's address is the one that our own proxies saw", () => {
  const headers = new Headers({ "x-forwarded-for": "1.1.1.1, 203.0.113.7, 10.0.0.1" });
  expect(callerAddress(headers, 1)).toBe("10.0.0.1");
  expect(callerAddress(headers, 2)).toBe("203.0.113.7");
  expect(callerAddress(headers, 9)).toBe("unknown");
  expect(callerAddress(new Headers(), 1)).toBe("unknown");
});

test("the policy names this response's nonce, and is wider under next dev only", () => {
  const policy = contentSecurityPolicy({ nonce: "N", local: false, development: false });
  expect(policy).toContain("script-src 'self' 'nonce-N' 'strict-dynamic';");
  expect(policy).toContain("style-src 'self' 'nonce-N'; style-src-attr 'unsafe-inline';");
  expect(policy).toContain("upgrade-insecure-requests");
  expect(policy).not.toMatch(/unsafe-eval|ws:|script-src[^;]*unsafe-inline/);
  const development = contentSecurityPolicy({ nonce: "N", local: true, development: true });
  expect(development).toContain("'unsafe-eval'");
  expect(securityHeaders({ local: false })).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders({ local: true })).not.toHaveProperty("Strict-Transport-Security");
});

function clockAt(start: number) {
  let now = start;
  return { now: () => new Date(now), pass: (milliseconds: number) => (now += milliseconds) };
}

test("tokens are renewed once for all who ask together, and anew later", async () => {
  let asked = 0;
  const clock = clockAt(0);
  const identity = { refresh: () => Promise.resolve({ access: `a${(asked += 1)}`, id: "i" }) };
  const { renew } = renewals(identity, clock);
  const answers = await Promise.all([renew("r"), renew("r"), renew("r")]);
  expect(answers).toEqual(Array(3).fill({ access: "a1", id: "i", refresh: "r" }));
  await expect(renew("other")).resolves.toMatchObject({ access: "a2", refresh: "other" });
  clock.pass(60_000);
  await expect(renew("r")).resolves.toMatchObject({ access: "a3" });
});

test("an ended sign-in is kept as such for a while; a pool that cannot be asked is asked again", async () => {
  const outcomes = [new Error("away"), new IdentityRefusal("refused")];
  const identity = { refresh: () => Promise.reject(outcomes.shift() ?? new Error("asked too often")) };
  const { renew } = renewals(identity, clockAt(0));
  await expect(renew("r")).rejects.toThrow("away");
  await expect(renew("r")).resolves.toBe("refused");
  await expect(renew("r")).resolves.toBe("refused");
});
