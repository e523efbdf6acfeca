"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./conflict-panel.module.css";

export type Choice = "mine" | "theirs";

/** One field that two people changed: what both began with, what each made of it, and who the other is. */
export type ConflictView<Field extends string> = {
  field: Field;
  label: string;
  base: ReactNode;
  mine: ReactNode;
  theirs: ReactNode;
  /** Who saved theirs, and when. */
  by?: ReactNode;
};

type Props<Field extends string> = {
  conflicts: readonly ConflictView<Field>[];
  isOpen: boolean;
  isBusy: boolean;
  /** Which of the two stands, for each field; nothing was saved so far. */
  onDecide: (choices: Record<Field, Choice>) => void;
  onOpen: (isOpen: boolean) => void;
};

/** Two people changed the same thing: both are shown, nothing is lost, and the person decides, now or later. */
export function ConflictPanel<Field extends string>(props: Props<Field>) {
  const t = useTranslations("common.conflict");
  if (props.isOpen) return <OpenPanel {...props} />;
  return (
    <Alert
      kind="warning"
      actions={
        <Button small kind="primary" type="button" onClick={() => props.onOpen(true)}>
          {t("open")}
        </Button>
      }
    >
      {t("waiting")}
    </Alert>
  );
}

function Side({ title, children, by }: { title: string; children: ReactNode; by?: ReactNode }) {
  return (
    <div className={styles.side}>
      <h4>{title}</h4>
      <div>{children}</div>
      {by && <p className={styles.by}>{by}</p>}
    </div>
  );
}

type FieldProps<Kind extends string> = Omit<ConflictView<string>, "field"> & {
  /** Tells this field's choices from another's. */
  name: string;
  choices: readonly { choice: Kind; label: string }[];
  chosen: Kind;
  onChoose: (choice: Kind) => void;
  children?: ReactNode;
};

/** One field: what both began with, what each made of it, and which shall stand. */
export function ConflictField<Kind extends string>(props: FieldProps<Kind>) {
  const { name, label, base, mine, theirs, by, choices, chosen, onChoose, children } = props;
  const t = useTranslations("common.conflict");
  return (
    <section className={styles.field} aria-label={label}>
      <h3>{label}</h3>
      <div className={styles.sides}>
        <Side title={t("base")}>{base}</Side>
        <Side title={t("mine")}>{mine}</Side>
        <Side title={t("theirs")} by={by}>
          {theirs}
        </Side>
      </div>
      <fieldset className={styles.choices}>
        <legend>{t("choose", { field: label })}</legend>
        {choices.map(({ choice, label: words }) => (
          <label key={choice}>
            <input
              type="radio"
              name={`choice-${name}`}
              checked={chosen === choice}
              onChange={() => onChoose(choice)}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {children}
    </section>
  );
}

type FrameProps = {
  body: ReactNode;
  isBusy: boolean;
  onSave: () => void;
  onLater: () => void;
  children: ReactNode;
};

/** The place where a person decides, now or later. Takes the focus. */
export function ConflictFrame({ body, isBusy, onSave, onLater, children }: FrameProps) {
  const t = useTranslations("common.conflict");
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <section ref={panel} tabIndex={-1} className={styles.panel} aria-labelledby="conflict-title">
      <div className={styles.head}>
        <h2 id="conflict-title">{t("title")}</h2>
        <p>{body}</p>
      </div>
      {children}
      <div className={styles.buttons}>
        <Button kind="primary" type="button" isBusy={isBusy} onClick={onSave}>
          {t("save")}
        </Button>
        <Button kind="link" type="button" onClick={onLater}>
          {t("later")}
        </Button>
      </div>
    </section>
  );
}

function OpenPanel<Field extends string>({ conflicts, isBusy, onDecide, onOpen }: Props<Field>) {
  const t = useTranslations("common.conflict");
  const [chosen, setChosen] = useState<Partial<Record<Field, Choice>>>({});
  const choiceOf = (field: Field): Choice => chosen[field] ?? "mine";
  const decide = () =>
    onDecide(
      Object.fromEntries(conflicts.map(({ field }) => [field, choiceOf(field)])) as Record<Field, Choice>,
    );
  return (
    <ConflictFrame body={t("body")} isBusy={isBusy} onSave={decide} onLater={() => onOpen(false)}>
      {conflicts.map(({ field, ...view }) => (
        <ConflictField
          key={field}
          {...view}
          name={field}
          choices={[
            { choice: "mine", label: t("takeMine") },
            { choice: "theirs", label: t("takeTheirs") },
          ]}
          chosen={choiceOf(field)}
          onChoose={(choice) => setChosen((before) => ({ ...before, [field]: choice }))}
        />
      ))}
    </ConflictFrame>
  );
}
