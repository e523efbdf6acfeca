"use client";

import { Siren } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, type FormEvent } from "react";
import { DraftOffer } from "#components/forms/draft-offer.tsx";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { SaveBar } from "#components/forms/save-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ThumbChoices } from "#components/ui/thumb-choices.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { EndingField } from "./ending-field.tsx";
import styles from "./emergency.module.css";
import { RaiseConflict } from "./raise-conflict.tsx";
import { RaisedNotice } from "./raised-notice.tsx";
import { SpokenWords } from "./spoken-words.tsx";
import { useRaise, type RaiseModel, type RaiseProps } from "./use-raise.ts";

/** Fits the field of a reason; more is refused with words by the server. */
const maxReason = 200;

function LobsField({ model, lobs }: { model: RaiseModel; lobs: RaiseProps["lobs"] }) {
  const t = useTranslations("emergency.raise");
  const { typed } = model;
  const all = lobs.map(({ LOB }) => LOB);
  return (
    <ThumbChoices
      kind="many"
      name="lobs"
      label={t("lobs")}
      value={typed.lobs}
      onChoose={(chosen) => model.type({ lobs: chosen })}
      error={model.errorOf("lobs")}
      beside={
        lobs.length > 1 && (
          <Button
            small
            type="button"
            aria-pressed={typed.lobs.length === all.length}
            onClick={() => model.type({ lobs: typed.lobs.length === all.length ? [] : all })}
          >
            {t("all")}
          </Button>
        )
      }
      choices={lobs.map(({ LOB, DisplayName, emergency }) => ({
        value: LOB,
        label: DisplayName,
        note: emergency && t("closedAlready"),
      }))}
    />
  );
}

/** The second press, always within reach of a thumb, with what it does in one line. */
function RaiseBar({ model }: { model: RaiseModel }) {
  const t = useTranslations("emergency.raise");
  const format = useFormatter();
  const { chosen, end } = model;
  const names = format.list(
    chosen.map(({ DisplayName }) => DisplayName),
    { type: "conjunction" },
  );
  return (
    <SaveBar>
      <p className={styles.barWords}>
        {chosen.length === 0 ? (
          t("barNone")
        ) : (
          <>
            <strong>{chosen.length > 3 ? t("barMany", { count: chosen.length }) : names}</strong>
            {end && <> · {t.rich("barUntil", { when: () => <Moment at={end.toISOString()} /> })}</>}
          </>
        )}
      </p>
      <Button
        type="submit"
        kind="danger"
        className={styles.close}
        icon={<Siren aria-hidden="true" />}
        isBusy={model.isBusy}
        busyText={t("closing")}
      >
        {chosen.length === 1 ? t("closeOne", { name: names }) : t("close", { count: chosen.length })}
      </Button>
    </SaveBar>
  );
}

/**
 * Everything that is needed to close lines of business at once, filled as far as it can be beforehand.
 * `isAimed`: somebody has said already which to close.
 */
export function RaiseForm({ isAimed, ...props }: RaiseProps & { isAimed: boolean }) {
  const t = useTranslations("emergency.raise");
  const model = useRaise(props);
  const { typed } = model;
  const reason = useRef<HTMLInputElement>(null);
  // Whoever pressed "Close now" at a line of business has only to say why, unless they do something else already.
  useEffect(() => {
    const isFree = [null, document.body].includes(document.activeElement as HTMLElement | null);
    if (isAimed && isFree) reason.current?.focus();
  }, [isAimed]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void model.raise();
  };
  if (model.raised) return <RaisedNotice raised={model.raised} lobs={props.lobs} onAgain={model.again} />;
  return (
    <form {...keptForm} className={styles.form} onSubmit={submit}>
      <ErrorSummary refusal={model.refusal} />
      {model.conflict && <RaiseConflict model={model} inForce={model.conflict} lobs={props.lobs} />}
      {model.draft && (
        <DraftOffer at={model.draft.at} onRestore={model.restoreDraft} onDrop={model.dropDraft} />
      )}
      <Card className={styles.fields}>
        <LobsField model={model} lobs={props.lobs} />
        <TextField
          ref={reason}
          name="Reason"
          label={t("reason")}
          hint={t("reasonHint")}
          value={typed.Reason}
          onChange={(event) => model.type({ Reason: event.target.value })}
          error={model.errorOf("Reason")}
          maxLength={maxReason}
          autoComplete="off"
          enterKeyHint="done"
          required
        />
        <EndingField model={model} playbooks={props.playbooks} />
      </Card>
      <SpokenWords model={model} playbooks={props.playbooks} />
      <RaiseBar model={model} />
    </form>
  );
}
