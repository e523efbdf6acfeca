import { useTranslations } from "next-intl";
import { mappingOfKey, settingOfKey } from "#lib/domain/lines-of-business/browser.ts";
import { useSettingWords } from "../../[lob]/_components/setting-words.ts";

const parts = ["QueueName", "QueueArn", "Priority", "IsActive"] as const;

/** How a setting or a queue mapping is called, and what its contents say in words. */
export function useItemWords() {
  const settings = useTranslations("lobs.settings");
  const queues = useTranslations("queues");
  const t = useTranslations("moving");
  const value = useSettingWords();

  const part = (field: (typeof parts)[number], contents: Record<string, unknown>): string => {
    const one = contents[field];
    if (typeof one === "boolean") return queues(one ? "fields.yes" : "fields.no");
    return typeof one === "string" || typeof one === "number" ? String(one) : "";
  };

  return {
    name: (key: string): string => {
      if (key === "LOB") return t("wholeLob");
      if (key === "PROMPTS") return t("sections.prompts");
      const setting = settingOfKey(key);
      if (setting) return settings(setting);
      const mapping = mappingOfKey(key);
      if (mapping)
        return queues("problems.item", {
          intent: mapping.Intent,
          language: queues(`languages.${mapping.Language}`),
        });
      const [kind, intent, language] = key.split("#");
      if (kind !== "QUEUE") return key;
      return language ? `${intent || "–"}, ${language}` : t("queueNumber", { number: Number(intent) });
    },
    /** What differs, field by field: a setting has one, a mapping four. */
    changes: (
      key: string,
      before: Record<string, unknown> | undefined,
      after: Record<string, unknown>,
    ): { field: string; before?: string; after: string }[] => {
      const setting = settingOfKey(key);
      if (setting)
        return [
          {
            field: "",
            before: before && value(setting, before.Value),
            after: value(setting, after.Value),
          },
        ];
      return parts
        .filter((field) => !before || before[field] !== after[field])
        .map((field) => ({
          field: queues(`fields.${field}`),
          before: before && part(field, before),
          after: part(field, after),
        }));
    },
    /** A refused cell's or setting's name. */
    column: (column: string | undefined): string | undefined =>
      column && !settingOfKey(`SETTING#${column}`) && !settingOfKey(`FLAG#${column}`) ? column : undefined,
  };
}
