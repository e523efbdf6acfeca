import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server.js";
import { expect, test } from "vitest";
import nextConfig from "./next.config.js";
import { config } from "./proxy.ts";

const isGuarded = (url: string) => unstable_doesMiddlewareMatch({ config, nextConfig, url });

test.each([
  "/",
  "/prompts",
  "/prompts/logo.png",
  "/prompts/menu.svg/welcome.txt",
  "/prompts/icon.svg",
  "/api/prompts/export",
])("%s goes through the proxy", (url) => {
  expect(isGuarded(url)).toBe(true);
});

test.each(["/_next/static/chunks/a.js", "/icon.svg", "/favicon.ico"])("%s is served as it is", (url) => {
  expect(isGuarded(url)).toBe(false);
});
