import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Chromium without its window: what Playwright itself runs headless, at half of the processor's time. */
const headlessShell = "/usr/bin/chromium-headless-shell";

const systems = [
  process.env.CHROMIUM_PATH,
  headlessShell,
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

const installed = (debianPackage: string) =>
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", debianPackage], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

/** Installs Debian's package, the shell where there is one. */
function installFromDebian(say: (line: string) => void): void {
  say("Installing Chromium from Debian …");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
  if (!installed("chromium-headless-shell")) installed("chromium");
}

/**
 * Sees to it that there is a Chromium: the system's, Playwright's, Debian's (as root), else Playwright's downloaded.
 * CI takes the shell even where a whole Chromium is, for its speed.
 * @throws where none can be had, saying what to do
 */
export function provideChromium(say: (line: string) => void): string {
  const fits = process.env.CI ? (process.env.CHROMIUM_PATH ?? headlessShell) : findChromium();
  if (fits && existsSync(fits)) return fits;
  if (isRoot() && existsSync("/usr/bin/apt-get")) installFromDebian(say);
  if (!findChromium()) {
    say("Installing Playwright's Chromium …");
    execFileSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  }
  const found = findChromium();
  if (!found)
    throw new Error("No Chromium: install Debian's package `chromium`, or set CHROMIUM_PATH to yours.");
  return found;
}
