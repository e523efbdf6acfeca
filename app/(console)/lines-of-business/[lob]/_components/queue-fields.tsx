"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/ui/text-field.tsx";
import type { Queue } from "#lib/domain/lines-of-business/browser.ts";
import styles from "./settings.module.css";

type Props = {
  value: Queue;
  onChange: (queue: Queue) => void;
  errorOf: (field: string) => string | undefined;
  /** Suggested by their names: those of Amazon Connect, or those that this line of business names already. */
  queues: readonly Queue[];
};

/** A queue by name and ARN. Choosing a known name brings its ARN along, unless another was typed by hand. */
export function QueueFields({ value, onChange, errorOf, queues }: Props) {
  const t = useTranslations("lobs");
  const name = (QueueName: string) => {
    const chosen = queues.find((queue) => queue.QueueName === QueueName);
    const isTheirs = value.QueueArn === "" || queues.some(({ QueueArn }) => QueueArn === value.QueueArn);
    onChange({ QueueName, QueueArn: chosen && isTheirs ? chosen.QueueArn : value.QueueArn });
  };
  return (
    <fieldset className={styles.queue}>
      <legend>{t("settings.DefaultQueue")}</legend>
      <p className={styles.hint}>{t("help.DefaultQueue")}</p>
      <TextField
        name="DefaultQueue-QueueName"
        label={t("editor.queueName")}
        hint={t("editor.queueNameHint")}
        value={value.QueueName}
        onChange={(event) => name(event.target.value)}
        error={errorOf("DefaultQueue.QueueName") ?? errorOf("DefaultQueue")}
        list="known-queues"
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <datalist id="known-queues">
        {queues.map(({ QueueName, QueueArn }) => (
          <option key={QueueArn} value={QueueName} />
        ))}
      </datalist>
      <TextField
        name="DefaultQueue-QueueArn"
        label={t("editor.queueArn")}
        hint={t("editor.queueArnHint")}
        value={value.QueueArn}
        onChange={(event) => onChange({ ...value, QueueArn: event.target.value })}
        error={errorOf("DefaultQueue.QueueArn")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        optional
      />
    </fieldset>
  );
}
