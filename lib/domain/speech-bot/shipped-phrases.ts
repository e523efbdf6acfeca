import type { Phrases } from "./phrases.ts";

/** What the bot understands until somebody edits it. */
export const shippedPhrases: Readonly<Phrases> = {
  Yes_en: ["one", "yes", "yes please", "yeah", "sure", "I agree", "okay", "that is right"],
  Yes_es: ["uno", "sí", "sí por favor", "claro", "de acuerdo", "estoy de acuerdo", "correcto", "está bien"],
  No_en: ["two", "no", "no thanks", "nope", "I do not agree", "another number", "that is wrong"],
  No_es: ["dos", "no", "no gracias", "no estoy de acuerdo", "otro número", "no es correcto"],
  Repeat_en: ["nine", "repeat", "say that again", "again please", "once more", "pardon"],
  Repeat_es: ["nueve", "repita", "repítalo", "otra vez", "una vez más", "cómo dijo"],
  SayNumber_en: ["my number is {PhoneNumber}", "the number is {PhoneNumber}", "it is {PhoneNumber}"],
  SayNumber_es: ["mi número es {PhoneNumber}", "el número es {PhoneNumber}", "es el {PhoneNumber}"],
};
