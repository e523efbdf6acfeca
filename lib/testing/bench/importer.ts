type Preview = {
  id: string;
  digest: string;
  counts: Counts;
  seen: number[];
};
export type Counts = { added: number; changed: number; unchanged: number; refused: number };
type Told = {
  state?: string;
  result?: { id: string; counts: Counts & { removed: number }; stopped?: unknown };
};

/** Imports files as the import page does: preview, then confirm, then follow it to its end. */
export function importer(url: string, cookie: string) {
  const post = async (mode: string, parts: { file?: Blob; input?: unknown }): Promise<Response> => {
    const form = new FormData();
    form.set("mode", mode);
    if (parts.file) form.set("file", parts.file, "prompts.csv");
    if (parts.input) form.set("input", JSON.stringify(parts.input));
    const answer = await fetch(`${url}/api/prompts/import`, {
      method: "POST",
      headers: { cookie, origin: url },
      body: form,
    });
    if (!answer.ok) throw new Error(`import (${mode}) answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };

  return {
    preview: async (file: Blob): Promise<Preview> =>
      (await (await post("preview", { file })).json()) as Preview,
    /** Resolves with the last thing said, when the import is done. */
    confirm: async (file: Blob, { id, digest, seen }: Preview): Promise<Told> => {
      const input = { id, digest, seen, lobs: ["retail"] };
      const lines = (await (await post("confirm", { file, input })).text()).trim().split("\n");
      return JSON.parse(lines.at(-1) ?? "{}") as Told;
    },
  };
}
