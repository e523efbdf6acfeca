import { pathToFileURL } from "node:url";
import { chromiumArguments, findChromium } from "#lib/testing/chromium.ts";
import { toolPath } from "./heavy-tools.ts";
import { median } from "./timing.ts";

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string } | undefined>;
};
type Lighthouse = {
  default: (url: string, flags: object, config?: object) => Promise<{ lhr: Report } | undefined>;
  desktopConfig: object;
};
type Launcher = {
  launch: (options: object) => Promise<{ port: number; kill: () => void }>;
};

const load = async <Module>(name: string): Promise<Module> =>
  (await import(pathToFileURL(toolPath(name)).href)) as Module;

export type Phone = { lcp: number; tbt: number; cls: number; accessibility: number; failing: string[] };

/** Looks at pages with Lighthouse; medians of several runs, since this machine is noisy. */
export async function openLighthouse(runs: number) {
  const [lighthouse, { launch }] = await Promise.all([
    load<Lighthouse>("lighthouse"),
    load<Launcher>("chrome-launcher"),
  ]);
  const chrome = await launch({
    chromePath: findChromium(),
    chromeFlags: ["--headless=new", ...chromiumArguments()],
    logLevel: "silent",
  });

  async function look(url: string, cookie: string | undefined, config?: object): Promise<Report[]> {
    const reports: Report[] = [];
    for (let run = 0; run < runs; run += 1) {
      const result = await lighthouse.default(
        url,
        {
          port: chrome.port,
          logLevel: "silent",
          onlyCategories: ["performance", "accessibility"],
          extraHeaders: cookie ? { Cookie: cookie } : undefined,
        },
        config,
      );
      if (!result) throw new Error(`Lighthouse says nothing of ${url}`);
      reports.push(result.lhr);
    }
    return reports;
  }
  const number = (reports: Report[], audit: string) =>
    median(reports.map(({ audits }) => audits[audit]?.numericValue ?? Infinity));
  const score = (reports: Report[], category: string) =>
    median(reports.map(({ categories }) => categories[category]?.score ?? 0));

  return {
    async phone(url: string, cookie?: string): Promise<Phone> {
      const reports = await look(url, cookie);
      const failing = reports.flatMap(({ audits }) =>
        Object.entries(audits).flatMap(([id, audit]) => (audit?.score === 0 ? [id] : [])),
      );
      return {
        lcp: number(reports, "largest-contentful-paint"),
        tbt: number(reports, "total-blocking-time"),
        cls: number(reports, "cumulative-layout-shift"),
        accessibility: score(reports, "accessibility"),
        failing: [...new Set(failing)],
      };
    },
    desktop: async (url: string, cookie?: string): Promise<number> =>
      score(await look(url, cookie, lighthouse.desktopConfig), "performance"),
    stop: () => chrome.kill(),
  };
}
