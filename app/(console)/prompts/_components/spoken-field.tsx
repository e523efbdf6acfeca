"use client";

import { useTranslations } from "next-intl";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import type { Language } from "#lib/domain/prompts/browser.ts";
import { SpokenMeta } from "./spoken-meta.tsx";
import styles from "./spoken.module.css";

type Props = {
  language: Language;
  value: string;
  onType: (text: string) => void;
  error?: string;
};

/** One language of a prompt: its words, larger than what is about them, and how long they take to say. */
export function SpokenField({ language, value, onType, error }: Props) {
  const t = useTranslations("prompts.editor");
  return (
    <div className={styles.field}>
      <TextAreaField
        name={language === "en" ? "PromptText_en" : "PromptText_es"}
        label={t(language === "en" ? "english" : "spanish")}
        lang={language}
        className={styles.text}
        value={value}
        onChange={(event) => onType(event.target.value)}
        error={error}
        optional={language === "es"}
        required={language === "en"}
        rows={5}
        autoComplete="off"
      />
      <SpokenMeta language={language} text={value} />
    </div>
  );
}
