import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./places.ts";

/** What a build is made of. */
const sources = ["app", "components", "lib", "public", "proxy.ts", "next.config.js", "next.config.ts"];
const manifests = ["package.json", "package-lock.json", "tsconfig.json"];
/** What the console never imports. */
const besides = join(projectRoot, "lib", "testing");
const mark = join(projectRoot, ".next", "built-from");

function* filesIn(path: string): Generator<string, void> {
  if (!existsSync(path) || path === besides) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesIn(join(path, name));
}

/** One number for all sources: the same sources have the same, whatever their dates say. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of [...sources, ...manifests])
    for (const file of filesIn(join(projectRoot, source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(file.slice(projectRoot.length)).update("\0").update(readFileSync(file)).update("\0");
    }
  return hash.digest("hex");
}

/** Whether `.next` holds a finished build of exactly these sources. A build made by hand is not known to. */
export const isBuilt = (): boolean =>
  existsSync(join(projectRoot, ".next", "BUILD_ID")) &&
  existsSync(mark) &&
  readFileSync(mark, "utf8") === fingerprint();

export const markBuilt = (): void => writeFileSync(mark, fingerprint());
