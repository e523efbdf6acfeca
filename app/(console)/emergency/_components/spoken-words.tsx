"use client";

import { Pencil } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { SpokenMeta } from "#app/(console)/prompts/_components/spoken-meta.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ThumbChoices } from "#components/ui/thumb-choices.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import styles from "./emergency.module.css";
import { chooseWords, general, own, playbooksFor, typeWords, type Prepared } from "./raise-state.ts";
import type { RaiseModel } from "./use-raise.ts";

const fields = { en: "EmergencyText_en", es: "EmergencyText_es" } as const;

/** From when to when who hears it, in a sentence: it stands over the words, before the second press. */
function Summary({ model }: { model: RaiseModel }) {
  const t = useTranslations("emergency.raise");
  const format = useFormatter();
  const { chosen, end } = model;
  if (chosen.length === 0) return <p>{t("summaryNone")}</p>;
  const names = format.list(
    chosen.map(({ DisplayName }) => DisplayName),
    { type: "conjunction" },
  );
  if (!end) return <p>{t("summaryNoEnd", { names })}</p>;
  return <p>{t.rich("summary", { names, when: () => <Moment at={end.toISOString()} /> })}</p>;
}

/** What callers will hear, in both languages: prepared, or in the person's own words. */
export function SpokenWords({ model, playbooks }: { model: RaiseModel; playbooks: readonly Prepared[] }) {
  const t = useTranslations("emergency.raise");
  const editor = useTranslations("prompts.editor");
  const [isEditing, setEditing] = useState(false);
  const { typed, words, errorOf } = model;
  const hasError = [fields.en, fields.es].some((field) => errorOf(field) !== undefined);
  const isOpen = isEditing || hasError;
  return (
    <Card as="section" className={styles.fields} aria-labelledby="callers-hear">
      <div className={styles.head}>
        <h2 id="callers-hear">{t("hear")}</h2>
        <Summary model={model} />
      </div>
      <ThumbChoices
        kind="one"
        name="words"
        label={t("words")}
        value={typed.words}
        onChoose={(chosen) => model.setTyped(chooseWords(typed, chosen, playbooks))}
        choices={[
          { value: general, label: t("general") },
          ...playbooksFor(typed.lobs, playbooks, typed.words).map(({ id, Name }) => ({
            value: id,
            label: Name,
          })),
          ...(typed.own ? [{ value: own, label: t("own") }] : []),
        ]}
      />
      <div className={styles.texts}>
        {(["en", "es"] as const).map((language) => (
          <div key={language} className={styles.text}>
            {isOpen ? (
              <TextAreaField
                name={fields[language]}
                label={editor(language === "en" ? "english" : "spanish")}
                lang={language}
                className={styles.typed}
                value={words[fields[language]]}
                onChange={(event) =>
                  model.setTyped(typeWords(typed, words, { [fields[language]]: event.target.value }))
                }
                error={errorOf(fields[language])}
                rows={3}
                autoComplete="off"
                required
              />
            ) : (
              <>
                <h3>{editor(language === "en" ? "english" : "spanish")}</h3>
                <blockquote lang={language} className={`spoken ${styles.quote}`}>
                  {words[fields[language]]}
                </blockquote>
              </>
            )}
            <SpokenMeta language={language} text={words[fields[language]]} isReadOnly={!isOpen} />
          </div>
        ))}
      </div>
      {!isOpen && (
        <Button
          type="button"
          className={styles.change}
          icon={<Pencil aria-hidden="true" />}
          onClick={() => setEditing(true)}
        >
          {t("change")}
        </Button>
      )}
    </Card>
  );
}
