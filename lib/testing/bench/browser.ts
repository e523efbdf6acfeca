import { chromium, type Browser } from "@playwright/test";
import { chromiumArguments, findChromium } from "#lib/testing/chromium.ts";
import { places, publicPlaces } from "../../../e2e/support/access-matrix.ts";
import { atLeast, atMost, type Figure } from "./figure.ts";
import { provideTools } from "./heavy-tools.ts";
import { openLighthouse } from "./lighthouse.ts";
import { onStage, say, type Console, type Stage } from "./stage.ts";

const runs = 3;

/** `name=value; …`, as a browser holds it. */
const cookiesFrom = (header: string, url: string) =>
  header
    .split("; ")
    .filter(Boolean)
    .map((one) => ({
      name: one.slice(0, one.indexOf("=")),
      value: one.slice(one.indexOf("=") + 1),
      url: new URL("/", url).href,
    }));

/** Kilobytes of script files as they come over the line (gzip), until the page is at rest. */
async function scriptBytes(browser: Browser, url: string, cookie?: string): Promise<number> {
  // As the browser's own: given as a header, what the page asks for by itself would be sent to sign in.
  const context = await browser.newContext();
  await context.addCookies(cookiesFrom(cookie ?? "", url));
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script" || new URL(request.url()).pathname.endsWith(".js"))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}`);
  const all = await Promise.all(sizes);
  await context.close();
  return all.reduce((sum, size) => sum + size, 0) / 1_000;
}

type Looked = { path: string; cookie?: string };

async function measureScripts({ url }: Console, pages: readonly Looked[]): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() });
  try {
    const figures: Figure[] = [];
    for (const { path, cookie } of pages) {
      const value = await scriptBytes(browser, `${url}${path}`, cookie);
      figures.push(atMost(200, { name: `${path}: JavaScript`, value, unit: "kB gzip" }));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function measureSpeed(console: Console, pages: readonly Looked[]): Promise<Figure[]> {
  provideTools(say);
  const lighthouse = await openLighthouse(runs);
  const figures: Figure[] = [];
  try {
    for (const { path, cookie } of pages) {
      say(`Lighthouse: ${path}`);
      const url = `${console.url}${path}`;
      const phone = await lighthouse.phone(url, cookie);
      const desktop = await lighthouse.desktop(url, cookie);
      const failing = phone.failing.join(", ");
      figures.push(
        atMost(2.5, { name: `${path}: LCP, phone`, value: phone.lcp / 1_000, unit: "s" }),
        atMost(100, { name: `${path}: TBT, phone`, value: phone.tbt, unit: "ms" }),
        atMost(0.02, { name: `${path}: CLS, phone`, value: phone.cls, unit: "" }),
        atLeast(1, { name: `${path}: accessibility`, value: phone.accessibility, unit: "", note: failing }),
        atLeast(0.99, { name: `${path}: performance, desktop`, value: desktop, unit: "" }),
      );
    }
    return figures;
  } finally {
    lighthouse.stop();
  }
}

/** A flow of the demo data and its first prompt; the access matrix may not name any. */
async function ofDemo({ deps }: Stage): Promise<string[]> {
  const [flow] = (await deps.prompts.flows()).items;
  const [prompt] = flow ? (await deps.prompts.list(flow.FlowName, { limit: 1 })).items : [];
  if (!flow || !prompt) throw new Error("the demo data has no prompts");
  const path = `/prompts/${encodeURIComponent(flow.FlowName)}`;
  return [path, `${path}/${encodeURIComponent(prompt.PromptName)}`];
}

/** What a browser has to fetch and to do, for each page of the access matrix that opens, over the demo data. */
export const measureBrowser = () =>
  onStage(
    "browser",
    async (stage) => {
      const console = await stage.console();
      const { cookie } = await console.visitor("admin");
      const opening = places.filter(({ answers }) => answers.admin === "opens");
      const paths = new Set([...opening.map(({ path }) => path), ...(await ofDemo(stage))]);
      const pages: Looked[] = [
        ...publicPlaces.map((path) => ({ path })),
        ...[...paths].map((path) => ({ path, cookie })),
      ];
      return [...(await measureScripts(console, pages)), ...(await measureSpeed(console, pages))];
    },
    "demo",
  );
