"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, type RefObject } from "react";
import type { Kind, ToldMoving } from "#app/api/lines-of-business/import/_words.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { mappingOfKey, settingOfKey, type MappingContents } from "#lib/domain/lines-of-business/browser.ts";
import styles from "../../../prompts/~import/_components/import.module.css";
import { PreviewRows } from "../../../prompts/~import/_components/preview-rows.tsx";
import { CallerChanges } from "../caller-changes.tsx";
import { ItemRows } from "./item-rows.tsx";

const kinds = ["added", "changed", "unchanged", "refused"] as const satisfies readonly Kind[];

type Props = {
  heading: RefObject<HTMLHeadingElement | null>;
  fileName: string;
  shown: ToldMoving;
  isBusy: boolean;
  /** Whether queues of another instance stay as the file has them. */
  asWritten: boolean;
  onAsWritten: (asWritten: boolean) => void;
  onConfirm: () => void;
  onOther: () => void;
};

/** Queues of another Amazon Connect instance: which of them are known again here, and which are not. */
function Instances({ shown, asWritten, isBusy, onAsWritten }: Omit<Props, "heading" | "fileName">) {
  const t = useTranslations("moving.instances");
  const format = useFormatter();
  const list = (names: string[]) => format.list([...new Set(names)], { type: "unit" });
  const replaced = shown.replaced.map(({ name }) => name);
  return (
    <>
      {(replaced.length > 0 || asWritten) && (
        <Alert
          kind={asWritten ? "warning" : "info"}
          heading={t(asWritten ? "kept" : "replaced", { count: replaced.length })}
          actions={
            <Button small isBusy={isBusy} onClick={() => onAsWritten(!asWritten)}>
              {t(asWritten ? "replace" : "keep")}
            </Button>
          }
        >
          {t(asWritten ? "keptAbout" : "replacedAbout", { names: list(replaced) })}
        </Alert>
      )}
      {shown.foreign.length > 0 && (
        <Alert kind="warning" heading={t("foreign", { count: shown.foreign.length })}>
          {t("foreignAbout", { names: list(shown.foreign) })}
        </Alert>
      )}
    </>
  );
}

/** What an import writes, as the comparison for callers takes it. */
function unsavedOf({ items }: ToldMoving) {
  const written = items.filter(({ kind }) => kind === "added" || kind === "changed");
  return {
    settings: Object.fromEntries(
      written.flatMap(({ key, before, after }) => {
        const name = settingOfKey(key);
        return name ? [[name, { from: before?.Value, to: after?.Value }]] : [];
      }),
    ),
    mappings: written.flatMap(({ key, after }) => {
      const name = mappingOfKey(key);
      return name && after ? [{ ...name, to: after as MappingContents }] : [];
    }),
  };
}

/** What a file would do: how much of each kind, the settings, queues and prompts, and the button that does it. */
export function MovingPreview(props: Props) {
  const { heading, fileName, shown, isBusy, onConfirm, onOther } = props;
  const t = useTranslations("moving");
  const preview = useTranslations("import.preview");
  const format = useFormatter();
  const { counts } = shown;
  const most = (["refused", "changed", "added", "unchanged"] as const).find((kind) => counts[kind] > 0);
  const [kind, setKind] = useState<Kind>(most ?? "added");
  const wanted = counts.added + counts.changed;
  const items = shown.items.filter((item) => item.kind === kind);
  const prompts = shown.prompts.filter((row) => row.kind === kind);
  return (
    <section aria-labelledby="preview" className={styles.section}>
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {preview("title", { name: fileName })}
      </h2>
      <p className={styles.soft}>
        {t(shown.kind === "queues" ? "intoQueues" : shown.isNew ? "makes" : "into", { lob: shown.lob })}
      </p>
      <Instances {...props} />
      {shown.newFlows.length > 0 && (
        <Alert kind="info">
          {preview("newFlows", {
            count: shown.newFlows.length,
            names: format.list(shown.newFlows, { type: "unit" }),
          })}
        </Alert>
      )}
      <div role="group" aria-label={t("filter")} className={styles.filters}>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            className={styles.filter}
            disabled={counts[one] === 0}
            onClick={() => setKind(one)}
          >
            <span>{preview(one)}</span>{" "}
            <strong data-kind={counts[one] > 0 ? one : undefined}>{counts[one]}</strong>
          </button>
        ))}
      </div>
      {kind === "refused" && counts.refused > 0 && <Alert kind="warning">{t("refusedAbout")}</Alert>}
      <ItemRows
        key={`settings ${kind}`}
        caption={t("sections.settings")}
        kind={kind}
        items={items.filter(({ key }) => !key.startsWith("QUEUE#"))}
      />
      <ItemRows
        key={`queues ${kind}`}
        caption={t("sections.queues")}
        kind={kind}
        items={items.filter(({ key }) => !settingOfKey(key) && key.startsWith("QUEUE#"))}
      />
      {prompts.length > 0 && (
        <div className={styles.rows}>
          <h3>{t("sections.prompts")}</h3>
          <PreviewRows
            key={kind}
            kind={kind}
            rows={prompts}
            count={shown.promptCounts[kind]}
            hasLines={false}
          />
        </div>
      )}
      {wanted === 0 && (
        <Alert kind={counts.unchanged > 0 ? "success" : "error"}>
          {t(counts.unchanged > 0 ? "nothing" : "nothingUsable")}
        </Alert>
      )}
      {wanted > 0 && !shown.isNew && <CallerChanges lob={shown.lob} unsaved={unsavedOf(shown)} />}
      <div className={styles.confirm}>
        {wanted > 0 && (
          <Button kind="primary" isBusy={isBusy} busyText={preview("starting")} onClick={onConfirm}>
            {t("confirm", { count: wanted })}
          </Button>
        )}
        <Button onClick={onOther}>{preview("other")}</Button>
      </div>
    </section>
  );
}
