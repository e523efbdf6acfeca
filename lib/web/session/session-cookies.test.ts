import { expect, test } from "vitest";
import { endedPendingCookie, pendingCookie, readPending } from "./pending-cookie.ts";
import { cookiesOf, endedCookies, readTokens, renewedCookiesOf, type Cookie } from "./session-cookies.ts";

const tokens = { access: "a.b.c", id: "d.e.f", refresh: "r" };
const local = { local: true };
const deployed = { local: false };
const jar = (...cookies: Cookie[]) => ({
  get: (name: string) => cookies.findLast((cookie) => cookie.name === name),
});

test("deployed, every cookie is __Host-, Secure, httpOnly and SameSite, at the root", () => {
  const pending = { challenge: "SOFTWARE_TOKEN_MFA", session: "s", name: "editor" } as const;
  const all = [...cookiesOf(deployed, tokens), ...endedCookies(deployed), pendingCookie(deployed, pending)];
  expect(all.length).toBe(7);
  for (const cookie of all) {
    expect(cookie.name).toMatch(/^__Host-console-/);
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
    expect(cookie).not.toHaveProperty("domain");
  }
});

test("on a developer's machine they are the same but for https", () => {
  for (const cookie of cookiesOf(local, tokens)) {
    expect(cookie.name).toMatch(/^console-/);
    expect(cookie).toMatchObject({
      httpOnly: true,
      secure: false,
      sameSite: "lax",
      path: "/",
      maxAge: 43_200,
    });
  }
  expect(
    [...endedCookies(local), endedPendingCookie(local)].every(({ value, maxAge }) => !value && maxAge === 0),
  ).toBe(true);
});

test.each([local, deployed])("what was written is read (%j)", (mode) => {
  expect(readTokens(mode, jar(...cookiesOf(mode, tokens)))).toEqual(tokens);
  expect(readTokens(mode, jar())).toBeUndefined();
});

test("deployed, a cookie without the prefix counts for nothing", () => {
  expect(readTokens(deployed, jar(...cookiesOf(local, tokens)))).toBeUndefined();
});

test("a renewal that comes late brings back neither an ended sign-in nor another person's", () => {
  const late = renewedCookiesOf(local, { ...tokens, access: "new.a.a", id: "new.i.i" });
  expect(late.map(({ name }) => name)).toEqual(["console-access", "console-id"]);
  expect(readTokens(local, jar(...cookiesOf(local, tokens), ...late))).toMatchObject({ access: "new.a.a" });
  expect(readTokens(local, jar(...late))).toBeUndefined();
  const other = cookiesOf(local, { access: "x", id: "y", refresh: "another" });
  expect(readTokens(local, jar(...other, ...late))).toEqual({
    access: undefined,
    id: undefined,
    refresh: "another",
  });
});

test("the step of a sign-in is read back, and nothing else is", () => {
  const pending = {
    challenge: "MFA_SETUP",
    session: "s".repeat(1_500),
    name: "ñandú",
    secret: "ABCD",
  } as const;
  const cookie = pendingCookie(local, pending);
  expect(readPending(local, jar(cookie))).toEqual(pending);
  expect(cookie.value.length).toBeLessThan(3_800);
  for (const value of ["", "x", "{}", Buffer.from('{"challenge":"CUSTOM"}').toString("base64url")])
    expect(readPending(local, jar({ ...cookie, value }))).toBeUndefined();
});
