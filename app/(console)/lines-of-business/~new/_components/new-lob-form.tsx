"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { lobPath } from "../../_components/addresses.ts";
import { createLobAction } from "../../actions.ts";
import styles from "./new-lob.module.css";

type Props = {
  /** The person's own lines of business where they are limited to some. */
  ownLobs?: readonly string[];
  /** Those that a new one can begin as. */
  sources: readonly { LOB: string; DisplayName: string }[];
  copyOf?: string;
};

/** Key, name, and what a new line of business begins with; then on to its settings. */
export function NewLobForm({ ownLobs, sources, copyOf }: Props) {
  const t = useTranslations("lobs.create");
  const common = useTranslations("common");
  const router = useRouter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(createLobAction);
  const [isDirty, setDirty] = useState(false);
  // A copy that was cut off is gone on with by the same request.
  const [requestId] = useState(() => crypto.randomUUID());
  useUnsaved(isDirty);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    const result = await submit({
      LOB: text("LOB"),
      DisplayName: text("DisplayName"),
      copyOf: text("copyOf") || undefined,
      requestId,
    });
    if (!result.ok) return;
    setDirty(false);
    router.push(lobPath(result.output.LOB));
  }

  return (
    <form
      {...keptForm}
      className={styles.form}
      onSubmit={(event) => void create(event)}
      onChange={() => setDirty(true)}
    >
      <ErrorSummary refusal={refusal} />
      <Card className={styles.fields}>
        <TextField
          name="LOB"
          label={t("key")}
          hint={ownLobs ? t("keyHintLimited", { lobs: ownLobs.join(", ") }) : t("keyHint")}
          error={errorOf("LOB")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          name="DisplayName"
          label={t("name")}
          hint={t("nameHint")}
          error={errorOf("DisplayName")}
          autoComplete="off"
          required
        />
        <SelectField
          name="copyOf"
          label={t("begin")}
          hint={t("beginHint")}
          error={errorOf("copyOf")}
          defaultValue={copyOf ?? ""}
        >
          <option value="">{t("fromNothing")}</option>
          {sources.map(({ LOB, DisplayName }) => (
            <option key={LOB} value={LOB}>
              {t("copyOf", { name: DisplayName })}
            </option>
          ))}
        </SelectField>
      </Card>
      <div className={styles.buttons}>
        <SubmitButton isBusy={isBusy} busyText={t("creating")}>
          {t("create")}
        </SubmitButton>
        <ButtonLink href="/lines-of-business" kind="link">
          {common("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
