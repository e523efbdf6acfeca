import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const systems = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const isRoot = () => process.getuid?.() === 0;

/** A Chromium of this machine: the system's, else the one that Playwright installed. */
export const findChromium = (): string | undefined =>
  [...systems, chromium.executablePath()].find((path) => path && existsSync(path));

/** Root cannot use Chromium's sandbox. */
export const chromiumArguments = (): string[] => (isRoot() ? ["--no-sandbox"] : []);

/**
 * Sees to it that there is a Chromium: the system's, Playwright's, Debian's (as root), else Playwright's downloaded.
 * @throws where none can be had, saying what to do
 */
export function provideChromium(say: (line: string) => void): string {
  const here = findChromium();
  if (here) return here;
  if (isRoot() && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium from Debian …");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (!findChromium()) {
    say("Installing Playwright's Chromium …");
    execFileSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  }
  const installed = findChromium();
  if (!installed)
    throw new Error("No Chromium: install Debian's package `chromium`, or set CHROMIUM_PATH to yours.");
  return installed;
}
