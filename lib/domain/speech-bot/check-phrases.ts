import type { FieldError, FieldErrors } from "#lib/kernel/errors.ts";
import {
  intentOf,
  maxPhraseLength,
  maxPhrases,
  numberPlace,
  phraseFieldsOf,
  sameSaid,
  speechLanguages,
  type Intent,
  type PhraseField,
  type Phrases,
} from "./phrases.ts";

/** Letters of English and Spanish with what joins them; whatever else stands there nobody says. */
const sayable = /^[\p{Script=Latin}\p{M}' ’-]+$/u;
const shown = (phrase: string) => (phrase.length > 60 ? `${phrase.slice(0, 59)}…` : phrase);

/** Why one phrase cannot be understood; undefined where it can. */
function phraseProblem(intent: Intent, phrase: string): FieldError | undefined {
  const values = { phrase: shown(phrase), max: maxPhraseLength, place: numberPlace };
  if (phrase.length > maxPhraseLength) return { reason: "speech.tooLong", values };
  const [before = "", ...after] = phrase.split(numberPlace);
  if (intent === "SayNumber" && after.length !== 1) return { reason: "speech.place", values };
  if (intent !== "SayNumber" && after.length > 0) return { reason: "speech.placeElsewhere", values };
  const words = [before, ...after].join(" ").trim();
  if (/\d/.test(words)) return { reason: "speech.digits", values };
  return sayable.test(words) ? undefined : { reason: "speech.signs", values };
}

/**
 * What is wrong with phrases, at most one error a field: none or too many of them, one that nobody says, or one that
 * means another thing of the same language too.
 */
export function phraseProblems(phrases: Phrases): FieldErrors {
  const errors: FieldErrors = {};
  for (const language of speechLanguages) {
    const owners = new Map<string, PhraseField>();
    for (const field of phraseFieldsOf(language)) {
      const problem = fieldProblem(field, phrases[field], owners);
      if (problem) errors[field] = problem;
    }
  }
  return errors;
}

function fieldProblem(
  field: PhraseField,
  said: readonly string[],
  owners: Map<string, PhraseField>,
): FieldError | undefined {
  const intent = intentOf(field);
  let problem: FieldError | undefined;
  if (said.length === 0) problem = { reason: "speech.none" };
  if (said.length > maxPhrases)
    problem = { reason: "speech.many", values: { count: said.length, max: maxPhrases } };
  for (const phrase of said) {
    const owner = owners.get(sameSaid(phrase));
    owners.set(sameSaid(phrase), owner ?? field);
    problem ??= phraseProblem(intent, phrase);
    if (owner && owner !== field)
      problem ??= { reason: "speech.taken", values: { phrase: shown(phrase), intent: intentOf(owner) } };
  }
  return problem;
}
