"use client";

import { useEdited, type Edited, type EditedForm } from "#components/forms/use-edited.ts";
import type { SettingName, SettingValues } from "#lib/domain/lines-of-business/browser.ts";
import type { SaveSettingsInput, SettingsConflict } from "#lib/domain/lines-of-business/index.ts";
import { saveSettingsAction } from "../actions.ts";

/** How a form stands to the settings that it edits; `name` names its drafts beside the line of business. */
export type SettingsForm<Typed extends object> = { lob: string; name: string } & Omit<
  EditedForm<Typed, SettingValues, SettingsConflict, SettingName, SaveSettingsInput>,
  "draft" | "inputOf"
>;

/** The life of some settings of a line of business in an editor. */
export const useEditedSettings = <Typed extends object>(
  { lob, name, ...form }: SettingsForm<Typed>,
  values: SettingValues,
) =>
  useEdited<Typed, SettingValues, SettingsConflict, SettingName, SaveSettingsInput>(
    {
      ...form,
      draft: `lob:${lob}:${name}`,
      inputOf: (changes) => ({ lob, changes, requestId: crypto.randomUUID() }),
    },
    values,
    saveSettingsAction,
  );
export type EditedSettings<Typed extends object> = Edited<
  Typed,
  SettingValues,
  SettingsConflict,
  SettingName
>;
