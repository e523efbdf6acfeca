import { useTranslations } from "next-intl";

/** `ValidateSession` → `Validate session`. */
export function spoken(name: string): string {
  const words = name.replace(/[_-]+/g, " ").replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ");
  return words.charAt(0) + words.slice(1).toLowerCase();
}

/** What a state is called in the reader's language: its name in words where the product has none for it. */
export function useStateWords(): (state: string) => string {
  const t = useTranslations("workflows.states");
  return (state) => (t.has(state as never) ? t(state as never) : spoken(state));
}
