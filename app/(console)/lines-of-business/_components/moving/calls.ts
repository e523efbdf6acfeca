import type { ToldMoving, ToldMovingRun } from "#app/api/lines-of-business/import/_words.ts";
import type { Refusal } from "#components/forms/result.ts";
import { followRunAt, following, sendForm, type Ending, type OwnWords } from "#components/forms/run-calls.ts";

const address = "/api/lines-of-business/import";

type Tell = (run: ToldMovingRun) => void;
/** `lob`: the line of business whose queues a CSV holds; absent for a whole line of business. */
type PreviewInput = { lob?: string; asWritten?: boolean };

export async function askPreview(
  file: File,
  input: PreviewInput,
  words: OwnWords,
): Promise<{ ok: true; preview: ToldMoving } | Refusal> {
  const answer = await sendForm(address, { mode: "preview", input: JSON.stringify(input), file }, words);
  return answer.ok ? { ok: true, preview: (await answer.response.json()) as ToldMoving } : answer;
}

/** Confirms what was shown of a file. */
export async function confirmMoving(
  file: File,
  shown: ToldMoving,
  lob: string | undefined,
  tell: Tell,
  words: OwnWords,
): Promise<Ending> {
  const { id, digest, seen, replaced: replace } = shown;
  const input = JSON.stringify({ id, digest, seen, replace, lob });
  return following(await sendForm(address, { mode: "confirm", input, file }, words), tell);
}

export const undoRun = async (
  input: { import: string; id: string },
  tell: Tell,
  words: OwnWords,
): Promise<Ending> =>
  following(await sendForm(address, { mode: "undo", input: JSON.stringify(input) }, words), tell);

/** A run that was begun before, from where it is now. */
export const followRun = (id: string, tell: Tell, words: OwnWords): Promise<Ending> =>
  followRunAt(address, id, tell, words);
