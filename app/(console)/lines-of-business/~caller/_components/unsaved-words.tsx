"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { draftKey, readDraft } from "#components/forms/drafts.ts";
import { usePerson } from "#components/forms/person.tsx";
import { secondsSpoken, type Language } from "#lib/domain/prompts/browser.ts";
import styles from "./caller.module.css";
import { Listen, Words } from "./words.tsx";

type Kept = { base?: Partial<Record<string, unknown>>; typed?: Partial<Record<string, unknown>> };
type Props = { flow: string; name: string; language: Language };

/** What the reader typed of this prompt in this browser and has not saved: nobody else hears or sees it. */
export function UnsavedWords({ flow, name, language }: Props) {
  const t = useTranslations("caller.listen");
  const key = draftKey(usePerson(), `prompt:${flow}/${name}`);
  const [text, setText] = useState<string>();
  useEffect(() => {
    // What the browser keeps is not known on the server: it is shown after the page stands.
    const timer = setTimeout(() => {
      const kept = readDraft<Kept>(localStorage, key)?.value;
      const field = `PromptText_${language}`;
      const typed = kept?.typed?.[field];
      setText(typeof typed === "string" && typed !== kept?.base?.[field] ? typed : undefined);
    });
    return () => clearTimeout(timer);
  }, [key, language]);
  if (text === undefined) return null;
  const spoken = { text, language, seconds: secondsSpoken(text, language) };
  return (
    <div className={styles.unsaved}>
      <p className={styles.title}>
        {t("unsaved")} <Listen spoken={spoken} name={t("unsavedName", { name })} />
      </p>
      <Words spoken={spoken} />
    </div>
  );
}
