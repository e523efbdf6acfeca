import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type Resource = {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};
export type Statement = {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Principal?: { Service?: string };
  Condition?: unknown;
};

export type Synthesized = {
  /** Logical id → resource, of all templates together. */
  resources: [string, Resource][];
  /** The templates' text. */
  whole: string;
};

/** Where the templates are that every `*.synth.test.ts` reads: written once, before the first of them. */
const shared = "test";
const folderOf = (name: string) => join(import.meta.dirname, "cdk.out", name);

/** Runs `npm run synth` into a folder of its own, and reads what it wrote. Installing what deploys may come first. */
export function synthesize(folder: string, environment: Record<string, string> = {}): Synthesized {
  const out = folderOf(folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join("amplify", "synth.ts"), out], {
    cwd: resolve(import.meta.dirname, ".."),
    encoding: "utf8",
    // eslint-disable-next-line no-restricted-syntax -- a child of ours, as from the shell
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`npm run synth failed:\n${stdout}\n${stderr}`);
  return read(out);
}

function read(out: string): Synthesized {
  const texts = readdirSync(out)
    .filter((name) => name.endsWith("template.json"))
    .map((name) => readFileSync(join(out, name), "utf8"));
  return {
    whole: texts.join("\n"),
    resources: texts.flatMap((text) =>
      Object.entries((JSON.parse(text) as { Resources: Record<string, Resource> }).Resources),
    ),
  };
}

/** Before the first `*.synth.test.ts` (Vitest's `globalSetup`): the templates, once for all of them. */
export default function setup(): void {
  synthesize(shared);
}

/** The backend's templates, and two ways to look into them. */
export function readTemplates() {
  const { resources, whole } = read(folderOf(shared));
  const ofType = (type: string) => resources.filter(([, resource]) => resource.Type === type);
  /** The properties of the only resource of a type whose logical id begins so. Throws where there is not one. */
  const one = (type: string, beginning = ""): Record<string, unknown> => {
    const found = ofType(type).filter(([id]) => id.startsWith(beginning));
    if (found.length !== 1)
      throw new Error(`${found.length} × ${type} ${beginning}, where there should be one`);
    return found[0]?.[1].Properties ?? {};
  };
  return { resources, whole, ofType, one };
}

export const list = <Value>(value: Value | Value[] | undefined): Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

export const statements = (policy: Record<string, unknown>): Statement[] =>
  list((policy.PolicyDocument as { Statement: Statement[] }).Statement);
