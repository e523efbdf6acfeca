"use client";

import { changedFields, isEditState, othersChanges, resolve } from "#components/forms/edit-state.ts";
import type { SettingValues } from "#lib/domain/lines-of-business/browser.ts";
import { useEditedSettings } from "../../_components/use-edited-settings.ts";
import { changesOf, errorsByField, typedOf, type EditedName, type Typed } from "./settings-state.ts";

/** The settings of a line of business in the editor. `mend`: stored values that cannot be read. */
export function useSettingsEditor(lob: string, values: SettingValues, mend: readonly EditedName[]) {
  const editor = useEditedSettings<Typed>(
    {
      lob,
      name: "settings",
      typedOf,
      isTyped: (value) => isEditState(value, typedOf(values)),
      changesOf: (state) => (changedFields(state).length > 0 ? changesOf(state, mend) : {}),
      atFields: (refusal) => ({ ...refusal, fieldErrors: errorsByField(refusal.fieldErrors) }),
      decide: (state, data, choices) => resolve(state, typedOf(data.current), choices),
      mergedIn: othersChanges,
    },
    values,
  );
  const { base, typed } = editor.state;
  return {
    ...editor,
    base,
    typed,
    changed: changedFields(editor.state),
    /** Back to what is stored, for one setting. */
    undo: (name: EditedName) => editor.type({ [name]: base[name] }),
  };
}
export type SettingsEditorModel = ReturnType<typeof useSettingsEditor>;
