import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ending = ".asl.json";

/** The machines: every `<name>.asl.json` here. */
export const workflowNames = (): string[] =>
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

/** A definition as it is written, with its `${Substitutions}`. */
export const definitionText = (name: string): string =>
  readFileSync(join(import.meta.dirname, name + ending), "utf8");

const placeholder = /\$\{(\w+)\}/g;

/** What a definition wants substituted, each once. */
export const substitutionsOf = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([, name = ""]) => name)),
];

/**
 * A definition with everything substituted.
 * @param valueOf what stands for a `${Name}`
 * @throws Error when something has no value
 */
export function substituted(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(placeholder, (_, name: string) => {
    const value = valueOf(name);
    if (value === undefined) throw new Error(`A definition asks for \${${name}}, which is not known here.`);
    // Inside a JSON string.
    return JSON.stringify(value).slice(1, -1);
  });
}

/** What a substitution stands for, by how its name ends: `SessionsTable`, `HandoffsQueueUrl`, `ArchiveSessionFunction`. */
export type Substitution = { kind: "Table" | "QueueUrl" | "Bucket" | "Function"; name: string };

/**
 * Reads the name of a substitution: a table as `lib/platform/tables.ts` names it, a queue as `lib/platform/queues.ts`
 * does, a bucket, or a function by its folder.
 */
export function substitutionOf(placeholderName: string): Substitution {
  const [, name = "", kind] = /^(\w+?)(Table|QueueUrl|Bucket|Function)$/.exec(placeholderName) ?? [];
  if (!kind) throw new Error(`\${${placeholderName}} is no table, queue, bucket or function.`);
  const kebab = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  return { kind: kind as Substitution["kind"], name: kind === "Table" ? name : kebab };
}
