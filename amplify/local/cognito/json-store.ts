import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DataStore } from "cognito-local/lib/services/dataStore/dataStore.js";
import type { DataStoreFactory } from "cognito-local/lib/services/dataStore/factory.js";

type Branch = Record<string, unknown>;

/** The emulator keeps moments in attributes whose names end so, and wants them back as dates. */
const revive = (key: string, value: unknown) =>
  key.endsWith("Date") && typeof value === "string" ? new Date(value) : value;

const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null;

function load(path: string, defaults: object): Branch {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return structuredClone(defaults) as Branch;
  }
  try {
    return JSON.parse(text, revive) as Branch;
  } catch {
    throw new Error(`DAMAGED ${path}`);
  }
}

/** Own properties only: `constructor` is no user. */
const step = (branch: unknown, key: string): unknown =>
  isBranch(branch) && Object.hasOwn(branch, key) ? branch[key] : undefined;

/**
 * Keeps the user pool in JSON files, each written beside and then moved into its place: a kill at any
 * moment leaves the old contents or the new. The emulator's own store writes in place.
 */
function jsonStore(path: string, defaults: object): DataStore {
  const root = load(path, defaults);
  const save = () => {
    const beside = `${path}.next`;
    writeFileSync(beside, JSON.stringify(root, null, 2));
    renameSync(beside, path);
    return Promise.resolve();
  };
  const keysOf = (key: string | string[]) => (Array.isArray(key) ? key : [key]);
  const branchOf = (keys: string[]) =>
    keys.reduce<Branch>((branch, key) => {
      if (!isBranch(step(branch, key))) branch[key] = {};
      return branch[key] as Branch;
    }, root);

  void save();
  return {
    getRoot: <T>() => Promise.resolve(root as T),
    get: <T>(_context: unknown, key: string | string[], missing?: T) => {
      const value = keysOf(key).reduce<unknown>(step, root) ?? missing ?? null;
      // A copy, as from a disk: what is changed must be saved to count.
      return Promise.resolve(structuredClone(value) as T);
    },
    set: (_context, key, value) => {
      const keys = keysOf(key);
      branchOf(keys.slice(0, -1))[keys.at(-1) ?? ""] = structuredClone(value);
      return save();
    },
    delete: (_context, key) => {
      const keys = keysOf(key);
      delete branchOf(keys.slice(0, -1))[keys.at(-1) ?? ""];
      return save();
    },
  };
}

export const jsonStores = (folder: string): DataStoreFactory => ({
  create: (_context, id, defaults) => {
    mkdirSync(folder, { recursive: true });
    return Promise.resolve(jsonStore(join(folder, `${id}.json`), defaults));
  },
});
