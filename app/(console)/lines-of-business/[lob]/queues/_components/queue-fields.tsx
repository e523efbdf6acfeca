"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { SwitchField } from "#components/ui/switch-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import {
  isQueueArn,
  mappingLanguages,
  maxPriority,
  minPriority,
  type MappingLanguage,
  type Queue,
} from "#lib/domain/lines-of-business/browser.ts";
import type { OfferedQueues } from "#lib/domain/lines-of-business/index.ts";
import styles from "./queues.module.css";
import type { MappingEditorModel } from "./use-mapping-editor.ts";

type Props = { editor: MappingEditorModel; offered: OfferedQueues; intents: readonly string[] };

const other = "other";
const priorities = Array.from({ length: maxPriority - minPriority + 1 }, (_, place) =>
  String(minPriority + place),
);
const valueOf = ({ QueueName, QueueArn }: Queue): string => `${QueueArn} ${QueueName}`;
const isSame = (one: Queue, another: Queue): boolean => valueOf(one) === valueOf(another);
const none: Queue = { QueueName: "", QueueArn: "" };

/** What a new mapping is for: it cannot be changed later, since flows ask by it. */
function NameFields({ editor, intents }: Pick<Props, "editor" | "intents">) {
  const t = useTranslations("queues");
  return (
    <div className={styles.pair}>
      <TextField
        name="Intent"
        label={t("fields.Intent")}
        hint={t("fields.intentHint")}
        value={editor.name.Intent}
        onChange={(event) => editor.rename({ Intent: event.target.value })}
        error={editor.errorOf("Intent")}
        list="known-intents"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <datalist id="known-intents">
        {intents.map((intent) => (
          <option key={intent} value={intent} />
        ))}
      </datalist>
      <SelectField
        name="Language"
        label={t("fields.Language")}
        hint={t("fields.languageHint")}
        value={editor.name.Language}
        onChange={(event) => editor.rename({ Language: event.target.value as MappingLanguage })}
        error={editor.errorOf("Language")}
      >
        {mappingLanguages.map((language) => (
          <option key={language} value={language}>
            {t(`languages.${language}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** A queue that is not offered, by its name and its ARN. */
function OtherQueue({ editor }: Pick<Props, "editor">) {
  const t = useTranslations("queues.fields");
  const { Queue: queue } = editor.typed;
  const [hasLeft, setLeft] = useState(false);
  const isWrong = hasLeft && queue.QueueArn.trim() !== "" && !isQueueArn(queue.QueueArn.trim());
  return (
    <div className={styles.other}>
      <TextField
        name="QueueName"
        label={t("QueueName")}
        hint={t("queueNameHint")}
        value={queue.QueueName}
        onChange={(event) => editor.type({ Queue: { ...queue, QueueName: event.target.value } })}
        error={editor.errorOf("QueueName")}
        autoComplete="off"
        required
      />
      <TextField
        name="QueueArn"
        label={t("QueueArn")}
        hint={t("queueArnHint")}
        value={queue.QueueArn}
        onChange={(event) => editor.type({ Queue: { ...queue, QueueArn: event.target.value } })}
        onBlur={() => setLeft(true)}
        error={isWrong ? t("arnWrong") : editor.errorOf("QueueArn")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    </div>
  );
}

/** A queue out of those that are offered, or another with its name and ARN. */
function QueueChoice({ editor, offered }: Pick<Props, "editor" | "offered">) {
  const t = useTranslations("queues.fields");
  const { Queue: queue } = editor.typed;
  const stored = editor.base.Queue;
  const [wantsOther, setWantsOther] = useState(false);
  const isNone = isSame(queue, none);
  const isOffered = offered.queues.some((one) => isSame(one, queue));
  // The queue that is stored can be kept, also where nobody offers it any more.
  const kept = !isSame(stored, none) && !offered.queues.some((one) => isSame(one, stored));
  const listed = kept ? [...offered.queues, stored] : offered.queues;
  const hasError = editor.errorOf("QueueName") !== undefined || editor.errorOf("QueueArn") !== undefined;
  const isOther = wantsOther || hasError || (!isNone && !isOffered && !isSame(queue, stored));
  const choose = (value: string) => {
    setWantsOther(value === other);
    if (value !== other) editor.type({ Queue: listed.find((one) => valueOf(one) === value) ?? none });
  };
  return (
    <>
      <SelectField
        name="Queue"
        label={t("Queue")}
        hint={t(offered.from === "connect" ? "queueHintConnect" : "queueHintKnown")}
        value={isOther ? other : isNone ? "" : valueOf(queue)}
        onChange={(event) => choose(event.target.value)}
        error={isOther ? undefined : editor.errorOf("Queue")}
        required
      >
        <option value="">{t("choose")}</option>
        {listed.map((one) => (
          <option key={valueOf(one)} value={valueOf(one)}>
            {kept && one === stored ? t("notListed", { name: one.QueueName }) : one.QueueName}
          </option>
        ))}
        <option value={other}>{t("other")}</option>
      </SelectField>
      {offered.failed && <Alert kind="info">{t("queueFailed")}</Alert>}
      {isOther ? (
        <OtherQueue editor={editor} />
      ) : (
        !isNone && (
          <p className={styles.arn} translate="no">
            {queue.QueueArn}
          </p>
        )
      )}
    </>
  );
}

/** Everything that can be said of a queue mapping. */
export function QueueFields({ editor, offered, intents }: Props) {
  const t = useTranslations("queues.fields");
  return (
    <div className={styles.fields}>
      {editor.isNew && <NameFields editor={editor} intents={intents} />}
      <QueueChoice editor={editor} offered={offered} />
      <div className={styles.pair}>
        <SelectField
          name="Priority"
          label={t("Priority")}
          hint={t("priorityHint")}
          value={editor.typed.Priority}
          onChange={(event) => editor.type({ Priority: event.target.value })}
          error={editor.errorOf("Priority")}
        >
          {priorities.map((priority) => (
            <option key={priority}>{priority}</option>
          ))}
        </SelectField>
        <SwitchField
          name="IsActive"
          label={t("IsActive")}
          hint={t("activeHint")}
          isOn={editor.typed.IsActive}
          onChange={(IsActive) => editor.type({ IsActive })}
          words={{ on: t("on"), off: t("off") }}
        />
      </div>
    </div>
  );
}
