import type { FieldError } from "#lib/kernel/errors.ts";
import { isSsml, maxSpokenLength, maxTextLength, spokenText } from "./speech.ts";
import { ssmlProblem } from "./ssml.ts";

// Tab and line breaks are text; other control characters are accidents of copying.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// Marks that turn the direction of what follows: they make a text look like another.
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Why a text cannot be stored, or undefined. A `line` has no line breaks and is not measured here. */
export function textProblem(text: string, options: { line?: boolean } = {}): FieldError | undefined {
  if (!text.isWellFormed()) return { reason: "text.surrogate" };
  if (control.test(text)) return { reason: "text.control" };
  if (direction.test(text)) return { reason: "text.direction" };
  if (options.line) return /[\r\n\t]/.test(text) ? { reason: "text.line" } : undefined;
  if (text.length > maxTextLength)
    return { reason: "text.tooLong", values: { max: maxTextLength, length: text.length } };
  const malformed = isSsml(text) ? ssmlProblem(text) : undefined;
  if (malformed) return malformed;
  const spoken = spokenText(text).length;
  if (spoken > maxSpokenLength)
    return { reason: "text.tooLongToSpeak", values: { max: maxSpokenLength, length: spoken } };
  return undefined;
}
