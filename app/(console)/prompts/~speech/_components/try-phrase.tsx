"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "#components/ui/card.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import {
  speechLanguages,
  understand,
  type Phrases,
  type SpeechLanguage,
} from "#lib/domain/speech-bot/browser.ts";
import styles from "./speech.module.css";

type TryPhraseProps = { phrases: Phrases; language: SpeechLanguage };

/** What a caller might say, looked up among the phrases as they stand on the page. No more is claimed than that. */
export function TryPhrase({ phrases, language: first }: TryPhraseProps) {
  const t = useTranslations("speech");
  const [said, setSaid] = useState("");
  const [language, setLanguage] = useState(first);
  const { intent, slots } = understand(phrases, said, language);
  const isSaid = said.trim() !== "";
  return (
    <Card as="section" className={styles.intent} aria-labelledby="try-title">
      <div>
        <h2 id="try-title">{t("try.title")}</h2>
        <p className={styles.soft}>{t("try.about")}</p>
      </div>
      <div className={styles.try}>
        <TextField
          name="said"
          label={t("try.said")}
          lang={language}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
          autoComplete="off"
          maxLength={200}
        />
        <SelectField
          name="said-language"
          label={t("try.language")}
          value={language}
          onChange={(event) => setLanguage(event.target.value as SpeechLanguage)}
        >
          {speechLanguages.map((one) => (
            <option key={one} value={one}>
              {t(`languages.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <p role="status" className={styles.answer}>
        {isSaid &&
          (intent === "FallbackIntent"
            ? t("try.none")
            : slots.PhoneNumber
              ? t.rich("try.number", {
                  number: slots.PhoneNumber,
                  strong: (words) => <strong>{words}</strong>,
                })
              : t.rich("try.is", {
                  intent: t(`intents.${intent}.name`),
                  strong: (words) => <strong>{words}</strong>,
                }))}
      </p>
    </Card>
  );
}
