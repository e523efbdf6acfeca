import type { ToldPreview, ToldRun } from "#app/api/prompts/import/_words.ts";
import type { Refusal } from "#components/forms/result.ts";
import { followRunAt, following, sendForm, type Ending, type OwnWords } from "#components/forms/run-calls.ts";

const address = "/api/prompts/import";

export async function askPreview(
  file: File,
  words: OwnWords,
): Promise<{ ok: true; preview: ToldPreview } | Refusal> {
  const answer = await sendForm(address, { mode: "preview", file }, words);
  return answer.ok ? { ok: true, preview: (await answer.response.json()) as ToldPreview } : answer;
}

export async function askRefused(file: File, words: OwnWords): Promise<{ ok: true; csv: Blob } | Refusal> {
  const answer = await sendForm(address, { mode: "refused", file }, words);
  return answer.ok ? { ok: true, csv: await answer.response.blob() } : answer;
}

type Tell = (run: ToldRun) => void;

export const confirmImport = async (
  file: File,
  input: object,
  tell: Tell,
  words: OwnWords,
): Promise<Ending> =>
  following(await sendForm(address, { mode: "confirm", input: JSON.stringify(input), file }, words), tell);

export const undoRun = async (
  input: { import: string; id: string },
  tell: Tell,
  words: OwnWords,
): Promise<Ending> =>
  following(await sendForm(address, { mode: "undo", input: JSON.stringify(input) }, words), tell);

/** A run that was begun before, from where it is now. */
export const followRun = (id: string, tell: Tell, words: OwnWords): Promise<Ending> =>
  followRunAt(address, id, tell, words);
