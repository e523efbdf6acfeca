/**
 * A time as people type it, as `HH:MM`: `9`, `930`, `9.30`, `17:00`, `5 pm`, `5:30p`, `24:00`.
 * Undefined for what is none, so that what was typed can stay as it is.
 */
export function typedTime(text: string): string | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/\s|\.(?=m)|\.$/g, "");
  const [, hourText = "", minuteText, half] =
    /^(\d{1,2})(?:[:.h]?(\d{2})|[:.h])?([ap]m?)?$/.exec(typed) ?? [];
  if (hourText === "") return undefined;
  const minutes = Number(minuteText ?? 0);
  let hours = Number(hourText);
  if (half) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.startsWith("p") ? 12 : 0);
  }
  if (hours === 24 && minutes === 0) hours = 0;
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
