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

/** Runs `npm run synth` into a folder of its own, and reads what it wrote. Installing what deploys may come first. */
export function synthesize(folder: string, environment: Record<string, string> = {}): Synthesized {
  const out = join(import.meta.dirname, "cdk.out", folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join("amplify", "synth.ts"), out], {
    cwd: resolve(import.meta.dirname, ".."),
    encoding: "utf8",
    // eslint-disable-next-line no-restricted-syntax -- a child of ours, as from the shell
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`npm run synth failed:\n${stdout}\n${stderr}`);
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

export const list = <Value>(value: Value | Value[] | undefined): Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

export const statements = (policy: Record<string, unknown>): Statement[] =>
  list((policy.PolicyDocument as { Statement: Statement[] }).Statement);
