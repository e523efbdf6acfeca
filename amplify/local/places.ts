import { relative, resolve } from "node:path";

export const projectRoot = resolve(import.meta.dirname, "../..");

/** A path as a person would type it here. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith("..") ? path : short;
}

/** Where the stack keeps its data unless told otherwise. */
export const defaultFolder = resolve(projectRoot, ".local");
