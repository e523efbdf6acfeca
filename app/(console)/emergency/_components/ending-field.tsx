"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { ThumbChoices } from "#components/ui/thumb-choices.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { lengthOf, quickEndings, type Prepared } from "./raise-state.ts";
import type { RaiseModel } from "./use-raise.ts";

/** When the closure ends by itself: a quick pick, what a playbook proposes, or a date and a time. */
export function EndingField({ model, playbooks }: { model: RaiseModel; playbooks: readonly Prepared[] }) {
  const t = useTranslations("emergency.raise");
  const zone = useTimeZone();
  const { typed } = model;
  const proposed = playbooks.find(({ id }) => id === typed.words)?.Minutes;
  const extra = new Set([String(proposed ?? typed.ending), typed.ending]);
  for (const ending of quickEndings) extra.delete(ending);
  const labelOf = (ending: string) => {
    if (ending === "day" || ending === "typed") return t(`endings.${ending}`);
    const { unit, count } = lengthOf(Number(ending));
    return t(`lengths.${unit}`, { count });
  };
  const error = model.errorOf("Until");
  return (
    <>
      <ThumbChoices
        kind="one"
        name="Until"
        label={t("until")}
        hint={t("untilHint")}
        value={typed.ending}
        onChoose={(ending) => model.type({ ending })}
        error={typed.ending === "typed" ? undefined : error}
        choices={[...extra, ...quickEndings].map((value) => ({ value, label: labelOf(value) }))}
      />
      {typed.ending === "typed" && (
        <TextField
          name="typedEnd"
          type="datetime-local"
          label={t("typedEnd")}
          hint={t("typedEndHint", { zone: zone ?? "UTC" })}
          value={typed.typedEnd}
          onChange={(event) => model.type({ typedEnd: event.target.value })}
          error={error}
          autoComplete="off"
          required
        />
      )}
    </>
  );
}
