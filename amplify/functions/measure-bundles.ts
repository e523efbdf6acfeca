import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleFunction, functionNames } from "./bundle.ts";

export type Figure = { name: string; value: number; unit: string; against: number; ratio: number };

/** 7-quality: an ESM bundle of at most 350 kB, imported within 35 ms. */
const mostBytes = 350_000;
const mostMilliseconds = 35;
const tries = 15;

const figure = (name: string, value: number, unit: string, against: number): Figure => ({
  name,
  value: Math.round(value * 10) / 10,
  unit,
  against,
  ratio: Math.round((value / against) * 100) / 100,
});

/** Milliseconds to import a module in a process of its own: the quickest of some, the rest is the machine's noise. */
function importTime(specifier: string): number {
  const source = `const began = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - began);`;
  const times = Array.from({ length: tries }, () => {
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", source], {
      encoding: "utf8",
    });
    return Number(stdout);
  });
  return Math.min(...times);
}

/** Bundles every function and gives its size and the time to import it, one JSON line each. */
export async function measureBundles(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of functionNames) {
    const bundle = join(await bundleFunction(name), "index.mjs");
    figures.push(
      figure(`${name} bundle`, statSync(bundle).size, "bytes", mostBytes),
      figure(`${name} import`, importTime(pathToFileURL(bundle).href), "ms", mostMilliseconds),
    );
  }
  return figures;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const line of await measureBundles()) console.log(JSON.stringify(line));
}
