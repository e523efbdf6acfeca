import {
  checkImport,
  exportPrompts,
  findImport,
  importPrompts,
  prepareImport,
  previewOf,
  undoImport,
  type ImportPreview,
  type ImportResult,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";

export type ImportSteps = ReturnType<typeof importSteps>;

/** What a person does with a file, step by step, as the console does it. */
export function importSteps(deps: PromptDeps) {
  const preview = async (actor: Actor, bytes: Buffer): Promise<ImportPreview> =>
    previewOf(await prepareImport(deps, actor, bytes));

  async function confirm(
    actor: Actor,
    bytes: Buffer,
    seen: ImportPreview,
    options: { lobs?: string[]; id?: string; progress?: (done: number, total: number) => void } = {},
  ): Promise<ImportResult> {
    const input = {
      id: options.id ?? crypto.randomUUID(),
      fileName: "prompts.csv",
      digest: seen.digest,
      seen: seen.seen,
      lobs: options.lobs ?? [],
    };
    const checked = await checkImport(deps, actor, bytes, input);
    return importPrompts(deps, actor, checked, options.progress ?? (() => undefined));
  }
  const importAll = async (actor: Actor, bytes: Buffer, lobs: string[] = []) =>
    confirm(actor, bytes, await preview(actor, bytes), { lobs });
  const undo = async (actor: Actor, id: string) =>
    undoImport(
      deps,
      actor,
      { import: id, id: crypto.randomUUID() },
      await findImport(deps, actor, id),
      () => undefined,
    );
  const exported = async (actor: Actor, flow?: string) => {
    const parts: string[] = [];
    for await (const part of exportPrompts(deps, actor, { flow })) parts.push(part);
    return parts.join("");
  };
  return { preview, confirm, importAll, undo, exported };
}
