"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { tryNumberAction } from "../actions.ts";
import { FiveNumbers } from "./five-numbers.tsx";
import styles from "./vanity.module.css";

/** Makes the five of any number at once, as a caller would hear them; nothing is kept. */
export function TryNumber({ language }: { language: string }) {
  const t = useTranslations("vanity.try");
  const [state, send] = useActionState(tryNumberAction, { typed: "", language });
  return (
    <section className={styles.panel} aria-labelledby="try">
      <h2 id="try">{t("title")}</h2>
      <form action={send} className={styles.fields} aria-labelledby="try" noValidate>
        <TextField
          name="number"
          id="try-number"
          type="tel"
          className={styles.field}
          label={t("field")}
          hint={t("hint")}
          // A form that was answered is emptied by React: what was typed stays with the answer.
          key={`number ${state.typed}`}
          defaultValue={state.typed}
          error={state.error}
          autoComplete="off"
        />
        <SelectField
          name="language"
          id="try-language"
          label={t("language")}
          key={`language ${state.language}`}
          defaultValue={state.language}
        >
          <option value="en">{t("en")}</option>
          <option value="es">{t("es")}</option>
        </SelectField>
        <SubmitButton icon={<Sparkles aria-hidden="true" />}>{t("button")}</SubmitButton>
      </form>
      <div role="status">{state.numbers && <FiveNumbers numbers={state.numbers} />}</div>
    </section>
  );
}
