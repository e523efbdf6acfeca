"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { isEditState, othersChanges, resolve } from "#components/forms/edit-state.ts";
import { SaveBar, SaveButton } from "#components/forms/save-bar.tsx";
import { SaveNotices } from "#components/forms/save-notices.tsx";
import { SaveStatus } from "#components/forms/save-status.tsx";
import { useEdited, type Edited } from "#components/forms/use-edited.ts";
import { useSaveForm } from "#components/forms/use-save-form.ts";
import { Moment } from "#components/ui/moment.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import {
  intentOf,
  intents,
  languageOf,
  maxPhrases,
  speechLanguages,
  type PhraseField,
  type SpeechLanguage,
} from "#lib/domain/speech-bot/browser.ts";
import type { PhrasesConflict, SavePhrasesInput, StoredPhrases } from "#lib/domain/speech-bot/index.ts";
import { Who } from "../../_components/who.tsx";
import { savePhrasesAction } from "../actions.ts";
import { IntentCard } from "./intent-card.tsx";
import { PhraseList } from "./phrase-list.tsx";
import { changesOf, linesOf, phrasesIn, typedOf, type TypedPhrases } from "./phrases-state.ts";
import styles from "./speech.module.css";
import { TryPhrase } from "./try-phrase.tsx";

// Loaded when two people changed the same.
const ConflictPanel = dynamic(
  () => import("#components/forms/conflict-panel.tsx").then((module) => module.ConflictPanel),
  { ssr: false },
);

type Model = Edited<TypedPhrases, StoredPhrases, PhrasesConflict, PhraseField>;

const usePhraseName = () => {
  const t = useTranslations("speech");
  return (field: PhraseField) =>
    t("field", {
      intent: t(`intents.${intentOf(field)}.name`),
      language: t(`languages.${languageOf(field)}`),
    });
};

/** What came of a save or is left of an earlier visit, above the fields. */
function Notices({ editor }: { editor: Model }) {
  const common = useTranslations("common.conflict");
  const nameOf = usePhraseName();
  const { trouble, merged } = editor;
  const current = trouble?.kind === "conflict" ? trouble.data.current : undefined;
  return (
    <SaveNotices editor={editor} merged={merged.map(nameOf)}>
      {trouble?.kind === "conflict" && (
        <ConflictPanel
          conflicts={trouble.data.conflicts.map(({ field, base, mine, theirs }) => ({
            field,
            label: nameOf(field),
            base: <PhraseList phrases={base} language={languageOf(field)} />,
            mine: <PhraseList phrases={mine} language={languageOf(field)} />,
            theirs: <PhraseList phrases={theirs} language={languageOf(field)} />,
            by:
              current?.UpdatedAt &&
              common.rich("by", {
                who: () => <Who actor={current.UpdatedBy ?? ""} />,
                when: () => <Moment at={current.UpdatedAt ?? ""} />,
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

function PhrasesField({ field, editor }: { field: PhraseField; editor: Model }) {
  const t = useTranslations("speech");
  const nameOf = usePhraseName();
  const text = editor.state.typed[field];
  const count = linesOf(text).length;
  return (
    <TextAreaField
      name={field}
      label={nameOf(field)}
      hint={t("count", { count, max: maxPhrases })}
      lang={languageOf(field)}
      className={styles.lines}
      value={text}
      onChange={(event) => editor.type({ [field]: event.target.value })}
      error={editor.errorOf(field)}
      rows={Math.min(14, Math.max(5, count + 1))}
      autoComplete="off"
      autoCapitalize="none"
    />
  );
}

/** Everything that callers may say, both languages side by side, saved without fear. */
export function PhraseEditor({ stored, language }: { stored: StoredPhrases; language: SpeechLanguage }) {
  const t = useTranslations("speech");
  const editor: Model = useEdited<
    TypedPhrases,
    StoredPhrases,
    PhrasesConflict,
    PhraseField,
    SavePhrasesInput
  >(
    {
      draft: "speech",
      typedOf,
      isTyped: (value) => isEditState(value, typedOf(stored)),
      changesOf,
      inputOf: (changes) => ({
        changes: changes as SavePhrasesInput["changes"],
        requestId: crypto.randomUUID(),
      }),
      decide: (state, data, choices) => resolve(state, typedOf(data.current), choices),
      mergedIn: othersChanges,
    },
    stored,
    savePhrasesAction,
  );
  const form = useSaveForm(editor.save);
  return (
    <>
      <TryPhrase phrases={phrasesIn(editor.state.typed)} language={language} />
      <form {...form} className={styles.editor} aria-label={t("form")}>
        <Notices editor={editor} />
        {intents.map((intent) => (
          <IntentCard key={intent} intent={intent}>
            {speechLanguages.map((one) => (
              <PhrasesField key={one} field={`${intent}_${one}`} editor={editor} />
            ))}
          </IntentCard>
        ))}
        <SaveBar>
          <SaveStatus
            state={editor.status}
            onRetry={editor.trouble?.kind === "conflict" ? undefined : () => void editor.save()}
          />
          <SaveButton isBusy={editor.isBusy} busyText={t("saving")}>
            {t("save")}
          </SaveButton>
        </SaveBar>
      </form>
    </>
  );
}
