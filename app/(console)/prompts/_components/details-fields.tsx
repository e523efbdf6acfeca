"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import styles from "./details.module.css";

/** What is about a prompt, as it stands in the fields. */
export type Details = {
  Category: string;
  Description: string;
  IsActive: boolean;
  IsClientVisible: boolean;
  Order: string;
};

type Props = {
  value: Details;
  onChange: (changes: Partial<Details>) => void;
  errorOf: (field: string) => string | undefined;
};

/** Live, client-visible, order, category and description of a prompt. */
export function DetailsFields({ value, onChange, errorOf }: Props) {
  const t = useTranslations("prompts.editor");
  return (
    <fieldset className={styles.details}>
      <legend>{t("details")}</legend>
      <CheckboxField
        name="IsActive"
        label={t("live")}
        hint={t("liveHint")}
        checked={value.IsActive}
        onChange={(event) => onChange({ IsActive: event.target.checked })}
        error={errorOf("IsActive")}
      />
      <CheckboxField
        name="IsClientVisible"
        label={t("clientVisible")}
        hint={t("clientVisibleHint")}
        checked={value.IsClientVisible}
        onChange={(event) => onChange({ IsClientVisible: event.target.checked })}
        error={errorOf("IsClientVisible")}
      />
      <TextField
        name="Order"
        label={t("order")}
        hint={t("orderHint")}
        inputMode="numeric"
        value={value.Order}
        onChange={(event) => onChange({ Order: event.target.value })}
        error={errorOf("Order")}
        autoComplete="off"
      />
      <TextField
        name="Category"
        label={t("category")}
        hint={t("categoryHint")}
        value={value.Category}
        onChange={(event) => onChange({ Category: event.target.value })}
        error={errorOf("Category")}
        autoComplete="off"
        optional
      />
      <TextField
        name="Description"
        label={t("description")}
        hint={t("descriptionHint")}
        className={styles.long}
        value={value.Description}
        onChange={(event) => onChange({ Description: event.target.value })}
        error={errorOf("Description")}
        autoComplete="off"
        optional
      />
    </fieldset>
  );
}
