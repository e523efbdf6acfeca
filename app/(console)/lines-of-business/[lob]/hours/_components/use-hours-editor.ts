"use client";

import { useTranslations } from "next-intl";
import { isEditState, sameValue } from "#components/forms/edit-state.ts";
import type { Refusal } from "#components/forms/result.ts";
import type { OpenedLob } from "#lib/domain/lines-of-business/index.ts";
import { useEditedSettings, type EditedSettings } from "../../../_components/use-edited-settings.ts";
import { todayIn } from "./clock-in-zone.ts";
import {
  changesOf,
  decided,
  fieldOf,
  hoursNames,
  problemsOf,
  typedOf,
  valuesOf,
  type Problems,
  type TypedHours,
} from "./hours-state.ts";

/** A line of business as its hours page shows it. */
export type HoursOf = Pick<OpenedLob, "lob" | "values" | "states"> & { mayRestore: boolean };

/** Whether what is wrong is worth a word before anybody saves: times that clash, not those still to be typed. */
const isTold = (reason: string) =>
  ["lobs.hoursEmpty", "lobs.hoursOverlap", "lobs.holidayTwice"].includes(reason);

/** The hours of a line of business in the editor, with what is wrong at which field. */
export function useHoursEditor(of: HoursOf, now: number) {
  const t = useTranslations("reasons");
  const today = todayIn(of.values.TimeZone, now);
  const mend = hoursNames.filter((name) => of.states[name].unreadable);
  const say = ({ reason, values }: Problems[string]) => t(reason as never, values as never);

  const editor: EditedSettings<TypedHours> = useEditedSettings<TypedHours>(
    {
      lob: of.lob.LOB,
      name: "hours",
      typedOf: (values) => typedOf(values, today),
      isTyped: (value) => isEditState(value, typedOf(of.values, today)),
      changesOf: (state) => changesOf(state, mend),
      refuse: (typed): Refusal | undefined => {
        const problems = Object.entries(problemsOf(typed)).map(([field, problem]) => [field, say(problem)]);
        if (problems.length === 0) return undefined;
        return {
          ok: false,
          code: "VALIDATION",
          message: t("form.invalid"),
          fieldErrors: Object.fromEntries(problems) as Record<string, string>,
        };
      },
      atFields: (refusal, sent) => ({
        ...refusal,
        fieldErrors: Object.fromEntries(
          Object.entries(refusal.fieldErrors)
            .filter(([error], _, all) => !all.some(([other]) => other.startsWith(`${error}.`)))
            .map(([error, sentence]) => [fieldOf(error, sent), sentence]),
        ),
      }),
      decide: (state, data, choices) => decided(state, data, choices, today),
      mergedIn: (sent, stored) => {
        const [own, now] = [valuesOf(sent.typed), valuesOf(stored)];
        return hoursNames.filter((name) => !sameValue(own[name], now[name]));
      },
    },
    of.values,
  );

  const problems = problemsOf(editor.state.typed);
  const errorOf = (field: string): string | undefined => {
    const problem = problems[field];
    const refused = editor.trouble?.kind === "refused" ? editor.trouble.refusal : undefined;
    const said = refused?.fieldErrors[field];
    if (problem) return isTold(problem.reason) || said ? say(problem) : undefined;
    // What was known here without the server is right again; what the server alone knows stands.
    return refused?.requestId ? said : undefined;
  };
  return { ...editor, today, errorOf };
}
export type HoursEditorModel = ReturnType<typeof useHoursEditor>;
