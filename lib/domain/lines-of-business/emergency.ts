import type { Language } from "./settings.ts";

/**
 * An emergency closure, beside `Value` in `FLAG#EmergencyClosure`, so that the one Query of a call brings the words
 * that are spoken (decision 062). It ends by itself: `Until` is compared with now whenever it is read.
 */
export type Emergency = {
  /** ISO 8601 UTC; absent in flags that others switched on: it then lasts until it is switched off. */
  Until?: string;
  Reason: string;
  EmergencyText_en: string;
  EmergencyText_es: string;
  StartedAt?: string;
  StartedBy?: string;
};

/** Whether a closure that was raised still lasts at a moment (epoch milliseconds). */
export const lasts = (emergency: Emergency | undefined, moment: number): emergency is Emergency =>
  emergency !== undefined && (emergency.Until === undefined || moment < Date.parse(emergency.Until));

/** What is spoken where nobody wrote anything: a flag that was switched on by other means. */
const wordsInstead: Record<Language, string> = {
  en: "We are closed because of an emergency. Please contact us again later.",
  es: "Estamos cerrados por una emergencia. Por favor, comuníquese de nuevo más tarde.",
};

/** The words of a closure in a language, else in the other, else words that stand by themselves. */
export function emergencyWords(
  emergency: Emergency,
  language: Language,
): { text: string; language: Language } {
  const texts = { en: emergency.EmergencyText_en, es: emergency.EmergencyText_es };
  const other = language === "en" ? "es" : "en";
  if (texts[language]) return { text: texts[language], language };
  if (texts[other]) return { text: texts[other], language: other };
  return { text: wordsInstead[language], language };
}
