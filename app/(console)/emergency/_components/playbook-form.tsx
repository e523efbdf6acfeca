"use client";

import { useTranslations } from "next-intl";
import { useMemo, type FormEvent } from "react";
import { Difference } from "#components/forms/difference.tsx";
import { DraftOffer } from "#components/forms/draft-offer.tsx";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ThumbChoices } from "#components/ui/thumb-choices.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Playbook } from "#lib/domain/lines-of-business/index.ts";
import styles from "./emergency.module.css";
import { lengthOf } from "./raise-state.ts";
import { usePlaybook, type PlaybookModel } from "./use-playbook.ts";

/** How long a closure may be proposed to last, in minutes; another that is stored is offered too. */
const lengths = [30, 60, 120, 240, 480, 720, 1_440, 2_880, 10_080];

/** The form stands on a page whose own form has fields of the same names. */
const idOf = (field: string) => `playbook-${field}`;

export type NamedLob = { LOB: string; DisplayName: string };

type Props = {
  playbook?: Playbook;
  lobs: readonly NamedLob[];
  isLimited: boolean;
  onDone: () => void;
};

/** Somebody saved the same prepared text meanwhile: theirs against mine, word by word. */
function ChangedMeanwhile(props: { model: PlaybookModel; theirs: Playbook; onKeep: () => void }) {
  const { model, theirs, onKeep } = props;
  const t = useTranslations("emergency.playbooks.conflict");
  return (
    <Alert
      kind="warning"
      live="status"
      heading={t("title", { who: theirs.UpdatedBy })}
      actions={
        <>
          <Button small type="button" kind="primary" onClick={onKeep}>
            {t("keepMine")}
          </Button>
          <Button small type="button" onClick={model.takeTheirs}>
            {t("takeTheirs")}
          </Button>
        </>
      }
    >
      <p>{t("body")}</p>
      <Difference before={theirs.Name} after={model.typed.Name} />
      <Difference before={theirs.EmergencyText_en} after={model.typed.EmergencyText_en} lang="en" />
      <Difference before={theirs.EmergencyText_es} after={model.typed.EmergencyText_es} lang="es" />
    </Alert>
  );
}

/** Name, words in both languages, how long and for whom. */
export function PlaybookForm({ playbook, lobs, isLimited, onDone }: Props) {
  const t = useTranslations("emergency.playbooks");
  const raise = useTranslations("emergency.raise");
  const editor = useTranslations("prompts.editor");
  const common = useTranslations("common");
  const own = useMemo(() => lobs.map(({ LOB }) => LOB), [lobs]);
  const model = usePlaybook(playbook, isLimited, own);
  const { typed, type, errorOf } = model;
  const labelOf = (minutes: number) => {
    const { unit, count } = lengthOf(minutes);
    return raise(`lengths.${unit}`, { count });
  };
  const options = lengths.includes(typed.Minutes)
    ? lengths
    : [...lengths, typed.Minutes].sort((one, other) => one - other);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The dialog stands inside other forms' reach in React's tree.
    event.stopPropagation();
    if (await model.save()) onDone();
  }

  async function keepMine() {
    if (await model.keepMine()) onDone();
  }

  return (
    <form {...keptForm} className={styles.form} onSubmit={(event) => void save(event)}>
      <ErrorSummary refusal={model.refusal} idOf={idOf} />
      {model.theirs && (
        <ChangedMeanwhile model={model} theirs={model.theirs} onKeep={() => void keepMine()} />
      )}
      {model.draft && (
        <DraftOffer at={model.draft.at} onRestore={model.restoreDraft} onDrop={model.dropDraft} />
      )}
      <TextField
        id={idOf("Name")}
        name="Name"
        label={t("name")}
        hint={t("nameHint")}
        value={typed.Name}
        onChange={(event) => type({ Name: event.target.value })}
        error={errorOf("Name")}
        autoComplete="off"
        required
      />
      <div className={styles.texts}>
        <TextAreaField
          id={idOf("EmergencyText_en")}
          name="EmergencyText_en"
          label={editor("english")}
          lang="en"
          className={styles.typed}
          value={typed.EmergencyText_en}
          onChange={(event) => type({ EmergencyText_en: event.target.value })}
          error={errorOf("EmergencyText_en")}
          rows={4}
          autoComplete="off"
          required
        />
        <TextAreaField
          id={idOf("EmergencyText_es")}
          name="EmergencyText_es"
          label={editor("spanish")}
          lang="es"
          className={styles.typed}
          value={typed.EmergencyText_es}
          onChange={(event) => type({ EmergencyText_es: event.target.value })}
          error={errorOf("EmergencyText_es")}
          rows={4}
          autoComplete="off"
          required
        />
      </div>
      <SelectField
        id={idOf("Minutes")}
        name="Minutes"
        label={t("minutes")}
        hint={t("minutesHint")}
        value={String(typed.Minutes)}
        onChange={(event) => type({ Minutes: Number(event.target.value) })}
        error={errorOf("Minutes")}
      >
        {options.map((minutes) => (
          <option key={minutes} value={minutes}>
            {labelOf(minutes)}
          </option>
        ))}
      </SelectField>
      <ThumbChoices
        kind="many"
        id={idOf("LOBs")}
        name="LOBs"
        label={t("lobs")}
        hint={t(isLimited ? "lobsHintLimited" : "lobsHint")}
        value={typed.LOBs}
        onChoose={(chosen) => type({ LOBs: chosen })}
        error={errorOf("LOBs")}
        choices={lobs.map(({ LOB, DisplayName }) => ({ value: LOB, label: DisplayName }))}
      />
      <div className={styles.buttons}>
        <SubmitButton isBusy={model.isBusy} busyText={t("saving")}>
          {t("save")}
        </SubmitButton>
        <Button type="button" kind="link" onClick={onDone}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
