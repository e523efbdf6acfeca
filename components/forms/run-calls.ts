import type { Refusal } from "./result.ts";

/** Sentences for what no server said. */
export type OwnWords = { unreachable: string; signedOut: string };

const refusal = (code: Refusal["code"], message: string): Refusal => ({
  ok: false,
  code,
  message,
  fieldErrors: {},
});

/** A refusal as it was answered; the proxy turns strangers away without words. */
async function told(response: Response, words: OwnWords): Promise<Refusal> {
  if (response.status === 401) return refusal("UNAUTHENTICATED", words.signedOut);
  const answer = (await response.json().catch(() => undefined)) as Partial<Refusal> | undefined;
  if (!answer?.message) return refusal("UNREACHABLE", words.unreachable);
  return { ...refusal(answer.code ?? "INTERNAL", answer.message), ...answer };
}

export type Answer = { ok: true; response: Response } | Refusal;

/** Sends a form to a route that answers with JSON, a file or a run. */
export async function sendForm(
  address: string,
  fields: Record<string, string | File>,
  words: OwnWords,
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  try {
    const response = await fetch(address, { method: "POST", body: form });
    return response.ok ? { ok: true, response } : await told(response, words);
  } catch {
    return refusal("UNREACHABLE", words.unreachable);
  }
}

type AnyRun = { result?: unknown };

/** Reads a run line by line as it comes; false where the connection broke off before its result. */
async function readRun<Run extends AnyRun>(response: Response, tell: (run: Run) => void): Promise<boolean> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let isDone = false;
  try {
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      const lines = (rest + next.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter(Boolean)) {
        const run = JSON.parse(line) as Run;
        isDone = run.result !== undefined;
        tell(run);
      }
    }
  } catch {
    return false;
  }
  return isDone;
}

/** Ends with "done", with "lost" where the run goes on unseen, or with why it was refused. */
export type Ending = "done" | "lost" | Refusal;

/** Reads the run that an answer streams, telling each step. */
export async function following<Run extends AnyRun>(
  answer: Answer,
  tell: (run: Run) => void,
): Promise<Ending> {
  if (!answer.ok) return answer;
  return (await readRun(answer.response, tell)) ? "done" : "lost";
}

/** A run that was begun before, from where it is now. */
export async function followRunAt<Run extends AnyRun>(
  address: string,
  id: string,
  tell: (run: Run) => void,
  words: OwnWords,
): Promise<Ending> {
  try {
    const response = await fetch(`${address}?id=${encodeURIComponent(id)}`);
    return await following(response.ok ? { ok: true, response } : await told(response, words), tell);
  } catch {
    return "lost";
  }
}
