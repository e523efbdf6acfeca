import { useTranslations } from "next-intl";
import type { PromptField } from "#lib/domain/prompts/browser.ts";

const isText = (field: PromptField): boolean => field === "PromptText_en" || field === "PromptText_es";

/** Fields whose change is shown word by word. */
export const isWordy = (field: PromptField): boolean =>
  isText(field) || field === "Description" || field === "Category";

export const langOf = (field: PromptField): "en" | "es" | undefined =>
  field === "PromptText_en" ? "en" : field === "PromptText_es" ? "es" : undefined;

export const asText = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

/** A field's value in words: yes or no, a number, a text; nothing says so. */
export function FieldValue({ value }: { value: unknown }) {
  const t = useTranslations("prompts.fields");
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  const text = asText(value);
  return text === "" ? <em>{t("empty")}</em> : <>{text}</>;
}
