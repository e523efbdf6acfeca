import { defineConfig, devices } from "@playwright/test";
import { chromiumArguments, findChromium } from "#lib/testing/chromium.ts";
import { consoleUrl, port, proxiedUrl, stackFolder } from "./support/stack.ts";

/** Journeys of the second console, through which the database can be slow, silent and failing. */
const weather = ["faults/**/*.spec.ts", "security/logs.spec.ts"];

/**
 * Journeys on a production build, over a stack of their own. In CI a failed one is tried once more, with a trace;
 * what needed that is named in the summary.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  // The server and the browsers wait for each other: three keep two cores busy.
  workers: 3,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // A long journey beside much other work; what waits for a condition has its own limit.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: consoleUrl,
    locale: "en-US",
    timezoneId: "America/New_York",
    viewport: { width: 1280, height: 800 },
    // A colour on its way to another has no contrast of its own.
    contextOptions: { reducedMotion: "reduce" },
    // Recording each journey doubles its time.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findChromium(), args: chromiumArguments() },
  },
  projects: [
    { name: "sign-in", testMatch: "support/sign-in.setup.ts" },
    // First, because one worker alone takes it, while the other is already on the journeys.
    {
      name: "weather",
      dependencies: ["sign-in"],
      testMatch: weather,
      // The weather is one for all who come through the proxy.
      workers: 1,
      fullyParallel: false,
      timeout: 90_000,
      use: { baseURL: proxiedUrl },
    },
    { name: "journeys", dependencies: ["sign-in"], testIgnore: weather },
  ],
  webServer: [
    {
      name: "console",
      command: `node amplify/local/start.ts --mode production --port ${port} --data ${stackFolder} --scenario demo`,
      cwd: "..",
      url: `${consoleUrl}/api/health`,
      timeout: 600_000,
      reuseExistingServer: !process.env.CI,
      stdout: "pipe",
      gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    },
    {
      // Started when the first answers: it stands on the same stack.
      name: "weather",
      command: "node e2e/support/start-proxied.ts",
      cwd: "..",
      url: `${proxiedUrl}/api/health`,
      timeout: 120_000,
      reuseExistingServer: !process.env.CI,
      gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    },
  ],
});
