import { build } from "esbuild";
import { resolve } from "node:path";
import { expect, test } from "vitest";

async function bundled(file: string) {
  const { metafile, outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, file)],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    logLevel: "silent",
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    (input) => /node_modules\/([^/]+)/.exec(input)?.[1] ?? [],
  );
  return { packages: [...new Set(packages)], bytes: outputFiles[0]?.contents.length };
}

test("what the browser runs is small: no schema library, no telephone numbers, no database, no time zones", async () => {
  const { packages, bytes } = await bundled("browser.ts");
  expect(packages).toEqual([]);
  expect(bytes).toBeLessThan(16_000);
});

test("hours bring Temporal along, and nothing else", async () => {
  const { packages, bytes } = await bundled("browser-hours.ts");
  expect(packages.filter((name) => !name.startsWith("temporal-"))).toEqual([]);
  expect(bytes).toBeLessThan(32_000);
});
