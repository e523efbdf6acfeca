"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { SaveNotices } from "#components/forms/save-notices.tsx";
import { SaveStatus } from "#components/forms/save-status.tsx";
import { SaveButton } from "#components/forms/save-bar.tsx";
import { useSaveForm } from "#components/forms/use-save-form.ts";
import { Moment } from "#components/ui/moment.tsx";
import type { OfferedQueues, StampedMapping } from "#lib/domain/lines-of-business/index.ts";
import { CallerChanges } from "../../../_components/lazy-caller-changes.tsx";
import { Who } from "../../../_components/who.tsx";
import type { MappingName } from "./addresses.ts";
import { DeleteMapping, type Afterwards } from "./delete-mapping.tsx";
import { contentsOf, fieldOf, typedOf, type Field, type Typed } from "./mapping-state.ts";
import { QueueFields } from "./queue-fields.tsx";
import styles from "./queues.module.css";
import { useMappingEditor, type MappingEditorModel } from "./use-mapping-editor.ts";

// Loaded when two people changed the same.
const ConflictPanel = dynamic(
  () => import("#components/forms/conflict-panel.tsx").then((module) => module.ConflictPanel),
  { ssr: false },
);

type Props = {
  lob: string;
  named: MappingName;
  stored?: StampedMapping;
  offered: OfferedQueues;
  intents: readonly string[];
  /** Where callers go once it is deleted. */
  afterwards?: Afterwards;
};

/** A field's value as one reads it. */
function Value({ field, typed }: { field: Field; typed: Typed }) {
  const t = useTranslations("queues.fields");
  if (field === "IsActive") return <p>{t(typed.IsActive ? "yes" : "no")}</p>;
  if (field === "Priority") return <p>{typed.Priority}</p>;
  return (
    <>
      <p>{typed.Queue.QueueName}</p>
      <p className={styles.arn} translate="no">
        {typed.Queue.QueueArn}
      </p>
    </>
  );
}

function Conflict({ editor }: { editor: MappingEditorModel }) {
  const t = useTranslations("queues.fields");
  const common = useTranslations("common.conflict");
  const { trouble } = editor;
  if (trouble?.kind !== "conflict") return null;
  const { conflicts, current } = trouble.data;
  const fields = [...new Set(conflicts.map(({ field }) => fieldOf(field)))];
  const by = current.UpdatedAt && current.UpdatedBy && (
    <>
      {common.rich("by", {
        who: () => <Who actor={current.UpdatedBy ?? ""} />,
        when: () => <Moment at={current.UpdatedAt ?? ""} />,
      })}
    </>
  );
  return (
    <ConflictPanel
      conflicts={fields.map((field) => ({
        field,
        label: t(field),
        base: <Value field={field} typed={editor.base} />,
        mine: <Value field={field} typed={editor.typed} />,
        theirs: <Value field={field} typed={typedOf(current)} />,
        by,
      }))}
      isOpen={trouble.isOpen}
      isBusy={editor.isBusy}
      onDecide={editor.decide}
      onOpen={editor.showConflict}
    />
  );
}

/** What came of a save or is left of an earlier visit, above the fields. */
function Notices({ editor }: { editor: MappingEditorModel }) {
  const t = useTranslations("queues");
  return (
    <SaveNotices editor={editor} merged={editor.merged.map((field) => t(`fields.${field}`))}>
      <Conflict editor={editor} />
    </SaveNotices>
  );
}

/** One queue mapping, new or stored, saved without fear. */
export function MappingEditor({ lob, named, stored, offered, intents, afterwards }: Props) {
  const t = useTranslations("queues.editor");
  const editor = useMappingEditor(lob, named, stored);
  const form = useSaveForm(editor.save);
  return (
    <form {...form} className={styles.editor}>
      <Notices editor={editor} />
      <QueueFields editor={editor} offered={offered} intents={intents} />
      {editor.isDirty && (
        <CallerChanges
          lob={lob}
          unsaved={{
            // Nothing to say before a queue is chosen.
            mappings:
              editor.isDirty && editor.typed.Queue.QueueArn
                ? [{ ...editor.name, to: contentsOf(editor.typed) }]
                : [],
          }}
        />
      )}
      <div className={styles.buttons}>
        <SaveButton isBusy={editor.isBusy} busyText={t(editor.isNew ? "creating" : "saving")}>
          {t(editor.isNew ? "create" : "save")}
        </SaveButton>
        {stored && afterwards && (
          <DeleteMapping lob={lob} stored={stored} afterwards={afterwards} isDirty={editor.isDirty} />
        )}
        <SaveStatus
          state={editor.status}
          onRetry={editor.trouble?.kind === "conflict" ? undefined : () => void editor.save()}
        />
      </div>
    </form>
  );
}
