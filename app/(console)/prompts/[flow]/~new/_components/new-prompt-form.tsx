"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { DraftOffer } from "#components/forms/draft-offer.tsx";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useDraft } from "#components/forms/use-draft.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { flowPath, promptPath } from "../../../_components/addresses.ts";
import { DetailsFields, type Details } from "../../../_components/details-fields.tsx";
import { orderSent } from "../../../_components/order-sent.ts";
import styles from "../../../_components/prompts.module.css";
import { SpokenField } from "../../../_components/spoken-field.tsx";
import spoken from "../../../_components/spoken.module.css";
import { createPromptAction } from "../../../actions.ts";

type Typed = Details & { PromptName: string; PromptText_en: string; PromptText_es: string };

const emptyPrompt = (order: number, name: string): Typed => ({
  PromptName: name,
  PromptText_en: "",
  PromptText_es: "",
  Category: "",
  Description: "",
  IsActive: false,
  IsClientVisible: false,
  Order: String(order),
});

/** A new prompt in both languages; then on to its editor. */
export function NewPromptForm({ flow, order, name }: { flow: string; order: number; name: string }) {
  const t = useTranslations("prompts.newPrompt");
  const common = useTranslations("common");
  const router = useRouter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(createPromptAction);
  const [typed, setTyped] = useState(() => emptyPrompt(order, name));
  const [isDirty, setDirty] = useState(false);
  const draft = useDraft(`new-prompt:${flow}`, typed, isDirty);
  useUnsaved(isDirty);

  const type = (changes: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...changes }));
    setDirty(true);
  };

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const result = await submit({
      ...typed,
      flow,
      PromptText_es: typed.PromptText_es.trim() ? typed.PromptText_es : undefined,
      // A place that is no number is refused at its field.
      Order: orderSent(typed.Order) as number,
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    setDirty(false);
    router.push(promptPath(flow, result.output.PromptName));
  }

  const shortcut = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };

  return (
    <form
      {...keptForm}
      className={`${styles.form} ${styles.wide}`}
      onSubmit={(event) => void create(event)}
      onKeyDown={shortcut}
    >
      <ErrorSummary refusal={refusal} />
      {draft.found && (
        <DraftOffer
          at={draft.found.at}
          onRestore={() => {
            if (draft.found) type(draft.found.value);
            draft.take();
          }}
          onDrop={draft.drop}
        />
      )}
      <Card className={styles.fields}>
        <TextField
          name="PromptName"
          label={t("name")}
          hint={t("nameHint")}
          value={typed.PromptName}
          onChange={(event) => type({ PromptName: event.target.value })}
          error={errorOf("PromptName")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <div className={spoken.texts}>
          <SpokenField
            language="en"
            value={typed.PromptText_en}
            onType={(text) => type({ PromptText_en: text })}
            error={errorOf("PromptText_en")}
          />
          <SpokenField
            language="es"
            value={typed.PromptText_es}
            onType={(text) => type({ PromptText_es: text })}
            error={errorOf("PromptText_es")}
          />
        </div>
        <DetailsFields value={typed} onChange={type} errorOf={errorOf} />
      </Card>
      <div className={styles.buttons}>
        <SubmitButton isBusy={isBusy} busyText={t("creating")}>
          {t("create")}
        </SubmitButton>
        <ButtonLink href={flowPath(flow)} kind="link">
          {common("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
