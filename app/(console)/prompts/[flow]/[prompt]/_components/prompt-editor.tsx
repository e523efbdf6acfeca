"use client";

import { useTranslations } from "next-intl";
import { SaveBar, SaveButton } from "#components/forms/save-bar.tsx";
import { SaveNotices } from "#components/forms/save-notices.tsx";
import { SaveStatus } from "#components/forms/save-status.tsx";
import { useSaveForm } from "#components/forms/use-save-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ListedFlow, Prompt } from "#lib/domain/prompts/index.ts";
import { DetailsFields } from "../../../_components/details-fields.tsx";
import { SpokenField } from "../../../_components/spoken-field.tsx";
import spoken from "../../../_components/spoken.module.css";
import { ConflictPanel } from "./conflict-panel.tsx";
import { DeletePrompt } from "./delete-prompt.tsx";
import styles from "./editor.module.css";
import { SpanishNotice } from "./spanish-notice.tsx";
import { usePromptEditor, type PromptEditorModel } from "./use-prompt-editor.ts";

type Props = {
  flow: Pick<ListedFlow, "FlowName" | "LOBs">;
  prompt: Prompt;
  isOutOfDate: boolean;
  englishThen?: string;
};

/** What came of a save or is left of an earlier visit, above the fields. */
function Notices({ editor }: { editor: PromptEditorModel }) {
  const t = useTranslations("prompts");
  const { trouble, merged } = editor;
  return (
    <SaveNotices editor={editor} merged={merged.map((field) => t(`fields.${field}`))}>
      {trouble?.kind === "conflict" && <Conflict editor={editor} conflict={trouble} />}
    </SaveNotices>
  );
}

function Conflict({
  editor,
  conflict,
}: {
  editor: PromptEditorModel;
  conflict: Extract<PromptEditorModel["trouble"], { kind: "conflict" }>;
}) {
  const t = useTranslations("prompts.conflict");
  // "Still correct" was said of an English that somebody changed meanwhile: nobody typed, nobody chooses.
  const isComparison = conflict.data.conflicts.every(({ base, mine }) => base === mine);
  if (isComparison)
    return (
      <Alert
        kind="warning"
        live="alert"
        actions={
          <Button small kind="primary" type="button" onClick={() => editor.readAgain(conflict)}>
            {t("open")}
          </Button>
        }
      >
        {t("stillCorrect")}
      </Alert>
    );
  if (!conflict.isOpen)
    return (
      <Alert
        kind="warning"
        actions={
          <Button small kind="primary" type="button" onClick={() => editor.showConflict(true)}>
            {t("open")}
          </Button>
        }
      >
        {t("waiting")}
      </Alert>
    );
  return (
    <ConflictPanel
      conflict={conflict}
      isBusy={editor.isBusy}
      onDecide={(choices) => void editor.decide(conflict, choices)}
      onLater={() => editor.showConflict(false)}
    />
  );
}

/** Both languages of a prompt and what is about them, saved without fear. */
export function PromptEditor({ flow, prompt, isOutOfDate, englishThen }: Props) {
  const t = useTranslations("prompts.editor");
  const editor = usePromptEditor(prompt);
  const form = useSaveForm(editor.save);
  const { base, typed } = editor.state;
  const { trouble } = editor;
  const errorOf = (field: string) =>
    trouble?.kind === "refused" ? trouble.refusal.fieldErrors[field] : undefined;

  return (
    <form {...form} className={styles.editor}>
      <Notices editor={editor} />
      <Card className={styles.fields}>
        <div className={spoken.texts}>
          <SpokenField
            language="en"
            value={typed.PromptText_en}
            onType={(text) => editor.type({ PromptText_en: text })}
            error={errorOf("PromptText_en")}
          />
          <SpokenField
            language="es"
            value={typed.PromptText_es}
            onType={(text) => editor.type({ PromptText_es: text })}
            error={errorOf("PromptText_es")}
          />
        </div>
        <SpanishNotice
          english={{ stored: base.PromptText_en, typed: typed.PromptText_en }}
          spanish={{ stored: base.PromptText_es, typed: typed.PromptText_es }}
          isOutOfDate={isOutOfDate}
          englishThen={englishThen}
          isMinorFix={editor.isMinorFix}
          onMinorFix={editor.setMinorFix}
          onStillCorrect={() => void editor.save({ stillCorrect: true })}
          isBusy={editor.isBusy}
        />
      </Card>
      <Card className={styles.fields}>
        <DetailsFields value={typed} onChange={editor.type} errorOf={errorOf} />
      </Card>
      <SaveBar>
        <SaveStatus
          state={editor.status}
          onRetry={trouble?.kind === "conflict" ? undefined : () => void editor.retry()}
        />
        <div className={styles.barButtons}>
          <DeletePrompt flow={flow} prompt={editor.stored} isDirty={editor.isDirty} />
          <SaveButton isBusy={editor.isBusy} busyText={t("saving")}>
            {t("save")}
          </SaveButton>
        </div>
      </SaveBar>
    </form>
  );
}
