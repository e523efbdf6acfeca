import { expect, test } from "vitest";
import { isPublic, nextPath, signInPath } from "./next-path.ts";

test.each(["/prompts", "/prompts/Main%20menu?cursor=abc&q=%26#history", "/prompts/Men%C3%BA", "/a//b"])(
  "goes on to %s",
  (path) => expect(nextPath(path)).toBe(path),
);

test.each([
  undefined,
  ["/prompts"],
  "",
  "prompts",
  "https://evil.test/",
  "//evil.test/",
  "///evil.test",
  "/\\evil.test",
  "\\\\evil.test",
  "/\t/evil.test",
  "/\n/evil.test",
  "/.//evil.test",
  "/..//evil.test/x",
  "javascript:alert(1)",
  "/prompts\r\nSet-Cookie: a=b",
  "/sign-in?next=/prompts",
  "/forgotten-password",
  "/api/prompts/export",
  `/${"a".repeat(3_000)}`,
])("does not follow %j", (path) => expect(nextPath(path)).toBe("/"));

test("leads back from the sign-in page", () => {
  expect(signInPath("/prompts?x=1")).toBe("/sign-in?next=%2Fprompts%3Fx%3D1");
  expect(signInPath("/")).toBe("/sign-in");
});

test("opens to strangers what they need, and nothing that only begins alike", () => {
  expect(["/sign-in", "/forgotten-password", "/api/health"].every(isPublic)).toBe(true);
  expect(["/", "/prompts", "/sign-in-as", "/api/healthy", "/api/prompts/export"].some(isPublic)).toBe(false);
});
