import type { FlatAnswer } from "#lib/platform/connect-answer.ts";

/**
 * The last good answers of this instance, for when the database cannot give new ones. Holds the `limit` most
 * recently used: at 32 KB each, 200 take at most some 6 MB.
 */
export function knownAnswers(limit = 200) {
  const answers = new Map<string, FlatAnswer>();

  function remember(question: string, answer: FlatAnswer): void {
    // A map keeps the order of insertion: the first is the one that was used longest ago.
    answers.delete(question);
    answers.set(question, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= limit) break;
      answers.delete(oldest);
    }
  }

  return {
    remember,
    recall(question: string): FlatAnswer | undefined {
      const answer = answers.get(question);
      if (answer) remember(question, answer);
      return answer;
    },
    forget: (question: string): void => void answers.delete(question),
  };
}
