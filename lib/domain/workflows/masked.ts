/** What stands for something that belongs to a person and is not shown. */
export const mask = "••••";

/** Attributes whose text belongs to a person, or opens what only the workflow may open. */
const personal =
  /token|customer|phone|number|address|e-?mail|content|text|summary|message|body|turns?$|name$|note|reason_text/i;
/** Attributes that look so and are not: they say which state, file or message it is. */
const harmless =
  /^(function|state|table|queue|bucket|machine|index)_?name$|^(message_?id|md5ofmessage.*|status_?text|turn_?count|item_?count)$/i;
const phone = /\+\d[\d ().-]{6,18}\d/g;

const maskText = (text: string): string =>
  text.replace(phone, (number) => `${mask}${number.replace(/\D/g, "").slice(-4)}`);

function maskWhole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskWhole);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskWhole(inner)]));
  return value === null || typeof value === "boolean" ? value : mask;
}

function maskValue(value: unknown): unknown {
  if (typeof value === "string") return nested(value) ?? maskText(value);
  if (Array.isArray(value)) return value.map(maskValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      personal.test(key) && !harmless.test(key) ? maskWhole(inner) : maskValue(inner),
    ]),
  );
}

/** JSON inside a string (a queue's message body, a function's cause) is masked as JSON. */
function nested(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.stringify(maskValue(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

/**
 * What a state was given or gave (JSON), for people to read: names, numbers, words of customers and task tokens
 * masked, indented by two. Text that is no JSON is masked as text.
 */
export function maskedData(json: string): string {
  try {
    return JSON.stringify(maskValue(JSON.parse(json)), null, 2);
  } catch {
    return maskText(json);
  }
}
