"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictField, ConflictFrame } from "#components/forms/conflict-panel.tsx";
import { Difference } from "#components/forms/difference.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import type { FieldConflict } from "#lib/domain/prompts/browser.ts";
import { Who } from "../../../_components/who.tsx";
import type { Choice, Choices } from "./editor-state.ts";
import { asText, FieldValue, isWordy, langOf } from "./field-value.tsx";
import type { ConflictTrouble } from "./use-prompt-editor.ts";

type FieldProps = {
  conflict: FieldConflict;
  chosen: { choice: Choice; text?: string };
  onChoose: (chosen: { choice: Choice; text?: string }) => void;
};

/** One field: what both began with, what each made of it word by word, and which shall stand. */
function PromptConflict({ conflict, chosen, onChoose }: FieldProps) {
  const t = useTranslations("prompts.conflict");
  const fields = useTranslations("prompts.fields");
  const { field, base, mine, theirs } = conflict;
  const lang = langOf(field);
  const changed = (value: unknown) =>
    isWordy(field) ? (
      <Difference before={asText(base)} after={asText(value)} lang={lang} />
    ) : (
      <p className="spoken">
        <FieldValue value={value} />
      </p>
    );
  const label: Record<Choice, string> = { mine: t("takeMine"), theirs: t("takeTheirs"), edited: t("edit") };
  const choices: Choice[] = isWordy(field) ? ["mine", "theirs", "edited"] : ["mine", "theirs"];
  return (
    <ConflictField
      name={field}
      label={fields(field)}
      base={
        <p className="spoken" lang={lang}>
          <FieldValue value={base} />
        </p>
      }
      mine={changed(mine)}
      theirs={changed(theirs)}
      choices={choices.map((choice) => ({ choice, label: label[choice] }))}
      chosen={chosen.choice}
      onChoose={(choice) => onChoose({ ...chosen, choice, text: chosen.text ?? asText(mine) })}
    >
      {chosen.choice === "edited" && (
        <TextAreaField
          name={`edited-${field}`}
          label={t("edited", { field: fields(field) })}
          lang={lang}
          value={chosen.text ?? ""}
          onChange={(event) => onChoose({ choice: "edited", text: event.target.value })}
          rows={4}
        />
      )}
    </ConflictField>
  );
}

type Props = {
  conflict: ConflictTrouble;
  isBusy: boolean;
  onDecide: (choices: Choices) => void;
  onLater: () => void;
};

/** Two people changed the same thing: both are shown, nothing is lost, and the person decides. */
export function ConflictPanel({ conflict, isBusy, onDecide, onLater }: Props) {
  const t = useTranslations("prompts.conflict");
  const { conflicts, current } = conflict.data;
  const [choices, setChoices] = useState<Choices>({});
  return (
    <ConflictFrame
      body={t.rich("body", {
        who: () => <Who actor={current.UpdatedBy} />,
        when: () => <Moment at={current.UpdatedAt} />,
      })}
      isBusy={isBusy}
      onSave={() => onDecide(choices)}
      onLater={onLater}
    >
      {conflicts.map((one) => (
        <PromptConflict
          key={one.field}
          conflict={one}
          chosen={choices[one.field] ?? { choice: "mine" }}
          onChoose={(chosen) => setChoices((before) => ({ ...before, [one.field]: chosen }))}
        />
      ))}
    </ConflictFrame>
  );
}
