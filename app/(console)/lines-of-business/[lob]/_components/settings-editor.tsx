"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { SaveBar, SaveButton } from "#components/forms/save-bar.tsx";
import { SaveNotices } from "#components/forms/save-notices.tsx";
import { SaveStatus } from "#components/forms/save-status.tsx";
import { useSaveForm } from "#components/forms/use-save-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Remark } from "#components/ui/remark.tsx";
import { settingGroups, settings } from "#lib/domain/lines-of-business/browser.ts";
import { CallerChanges, ToCallerChanges } from "../../_components/lazy-caller-changes.tsx";
import { Who } from "../../_components/who.tsx";
import { ElsewhereRows } from "./elsewhere-rows.tsx";
import { GroupCard } from "./group-card.tsx";
import { HistoryOfSetting } from "./setting-history.tsx";
import { SettingField } from "./setting-field.tsx";
import { SettingRow } from "./setting-row.tsx";
import { useSettingWords } from "./setting-words.ts";
import type { SettingsOf } from "./settings-of.ts";
import { editedNames, idOfField, notesOn, sentOf, type EditedName } from "./settings-state.ts";
import styles from "./settings.module.css";
import { useSettingsEditor, type SettingsEditorModel } from "./use-settings-editor.ts";

// Loaded when two people changed the same.
const ConflictPanel = dynamic(
  () => import("#components/forms/conflict-panel.tsx").then((module) => module.ConflictPanel),
  { ssr: false },
);

/** What came of a save or is left of an earlier visit, above the fields. */
function Notices({ editor }: { editor: SettingsEditorModel }) {
  const t = useTranslations("lobs");
  const common = useTranslations("common.conflict");
  const words = useSettingWords();
  const { trouble, merged } = editor;
  return (
    <SaveNotices editor={editor} merged={merged.map((name) => t(`settings.${name}`))} idOf={idOfField}>
      {trouble?.kind === "conflict" && (
        <ConflictPanel
          conflicts={trouble.data.conflicts.map(({ setting, base, mine, theirs, by }) => ({
            field: setting,
            label: t(`settings.${setting}`),
            base: words(setting, base),
            mine: words(setting, mine),
            theirs: words(setting, theirs),
            by:
              by.UpdatedAt &&
              by.UpdatedBy &&
              common.rich("by", {
                who: () => <Who actor={by.UpdatedBy ?? ""} />,
                when: () => <Moment at={by.UpdatedAt ?? ""} />,
              }),
          }))}
          isOpen={trouble.isOpen}
          isBusy={editor.isBusy}
          onDecide={editor.decide}
          onOpen={editor.showConflict}
        />
      )}
    </SaveNotices>
  );
}

/** That a setting is changed and not saved, what is stored, and the way back to it. */
function Changed({ name, editor }: { name: EditedName; editor: SettingsEditorModel }) {
  const t = useTranslations("lobs");
  const words = useSettingWords();
  return (
    <p className={styles.changed}>
      <span>{t("editor.changed", { value: words(name, sentOf(name, editor.base[name])) })}</span>
      <Button
        small
        kind="link"
        type="button"
        aria-label={t("editor.undoOf", { setting: t(`settings.${name}`) })}
        onClick={() => {
          editor.undo(name);
          // This button goes with the change: whoever works by keyboard stays at the setting.
          document.getElementById(idOfField(name))?.focus();
        }}
      >
        {t("editor.undo")}
      </Button>
    </p>
  );
}

function EditedRow({ name, of, editor }: { name: EditedName; of: SettingsOf; editor: SettingsEditorModel }) {
  const t = useTranslations("lobs.notes");
  const isChanged = editor.changed.includes(name);
  const note = notesOn(editor.typed)[name];
  return (
    <SettingRow
      name={name}
      state={of.states[name]}
      value={of.values[name]}
      isChanged={isChanged}
      history={
        <HistoryOfSetting
          lob={of.lob.LOB}
          name={name}
          version={of.states[name].Version}
          value={of.values[name]}
          mayRestore={of.mayRestore}
        />
      }
    >
      <SettingField
        name={name}
        value={editor.typed[name]}
        onChange={(value) => editor.type({ [name]: value })}
        errorOf={editor.errorOf}
        queues={of.queues}
      />
      {note && <Remark kind="warning">{t(note)}</Remark>}
      {isChanged && <Changed name={name} editor={editor} />}
    </SettingRow>
  );
}

/** Every setting and flag of a line of business, each with its control, saved without fear. */
export function SettingsEditor({ of }: { of: SettingsOf }) {
  const t = useTranslations("lobs.editor");
  const mend = editedNames.filter((name) => of.states[name].unreadable);
  const editor = useSettingsEditor(of.lob.LOB, of.values, mend);
  const form = useSaveForm(editor.save);

  return (
    <form {...form} className={styles.editor} aria-label={t("form", { name: of.lob.DisplayName })}>
      <Notices editor={editor} />
      {settingGroups.map((group) => (
        <GroupCard key={group} group={group}>
          {editedNames
            .filter((name) => settings[name].group === group)
            .map((name) => (
              <EditedRow key={name} name={name} of={of} editor={editor} />
            ))}
          <ElsewhereRows of={of} group={group} />
        </GroupCard>
      ))}
      {editor.isDirty && <CallerChanges lob={of.lob.LOB} unsaved={{ settings: editor.changes }} />}
      <SaveBar>
        <SaveStatus
          state={editor.status}
          onRetry={editor.trouble?.kind === "conflict" ? undefined : () => void editor.save()}
        />
        {editor.changed.length > 0 && (
          <>
            <p className={styles.count}>{t("changedCount", { count: editor.changed.length })}</p>
            <ToCallerChanges />
          </>
        )}
        <SaveButton isBusy={editor.isBusy} busyText={t("saving")}>
          {t("save")}
        </SaveButton>
      </SaveBar>
    </form>
  );
}
