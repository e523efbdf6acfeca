"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type RefObject } from "react";
import type { ToldPreview } from "#app/api/prompts/import/_words.ts";
import type { Refusal } from "#components/forms/result.ts";
import type { OwnWords } from "#components/forms/run-calls.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { askRefused } from "./calls.ts";
import styles from "./import.module.css";
import { NewFlowLobs } from "./new-flow-lobs.tsx";
import { PreviewRows } from "./preview-rows.tsx";

const kinds = ["added", "changed", "unchanged", "refused"] as const;
type Kind = (typeof kinds)[number];

type PreviewPanelProps = {
  heading: RefObject<HTMLHeadingElement | null>;
  file: File;
  preview: ToldPreview;
  lobs?: string[];
  lobsError?: string;
  isBusy: boolean;
  words: OwnWords;
  onRefusal: (refusal: Refusal) => void;
  onConfirm: (lobs: string[]) => void;
  onOther: () => void;
};

/** Names of flows in a sentence, not more than a few of them. */
function useFlowNames() {
  const t = useTranslations("import.preview");
  return (names: string[]) =>
    names.length <= 6
      ? names.join(", ")
      : t("andMore", { names: names.slice(0, 5).join(", "), count: names.length - 5 });
}

/** Hands a file to the browser to keep. */
function keep(content: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What an import would do: how many rows of each kind, the rows themselves, and the button that does it. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { heading, file, preview, lobs, lobsError, isBusy, words, onRefusal, onConfirm, onOther } = props;
  const t = useTranslations("import.preview");
  const flowNames = useFlowNames();
  const { counts } = preview;
  const most = (["refused", "changed", "added", "unchanged"] as const).find((kind) => counts[kind] > 0);
  const [shown, setShown] = useState<Kind>(most ?? "added");
  const [chosen, setChosen] = useState<string[]>(lobs?.length === 1 ? lobs : []);
  const wanted = counts.added + counts.changed;
  const delimiter = { ",": "comma", ";": "semicolon", "\t": "tab" }[preview.delimiter];

  async function download() {
    const answer = await askRefused(file, words);
    if (answer.ok) keep(answer.csv, t("refusedName"));
    else onRefusal(answer);
  }

  return (
    <section aria-labelledby="preview" className={styles.section}>
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {t("title", { name: file.name })}
      </h2>
      <p className={styles.soft}>{t("read", { encoding: preview.encoding, delimiter })}</p>
      {preview.ignored.length > 0 && (
        <Alert kind="info">{t("ignored", { columns: preview.ignored.join(", ") })}</Alert>
      )}
      <div role="group" aria-label={t("filter")} className={styles.filters}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={shown === kind}
            className={styles.filter}
            disabled={counts[kind] === 0}
            onClick={() => setShown(kind)}
          >
            <span>{t(kind)}</span>{" "}
            <strong data-kind={counts[kind] > 0 ? kind : undefined}>{counts[kind]}</strong>
          </button>
        ))}
      </div>
      {shown === "refused" && counts.refused > 0 && (
        <Alert
          kind="warning"
          actions={
            <Button small icon={<Download aria-hidden="true" />} onClick={() => void download()}>
              {t("refusedDownload")}
            </Button>
          }
        >
          {t("refusedAbout")}
        </Alert>
      )}
      <PreviewRows
        key={shown}
        kind={shown}
        rows={preview.rows.filter(({ kind }) => kind === shown)}
        count={counts[shown]}
      />
      {preview.newFlows.length > 0 && (
        <div className={styles.newFlows}>
          <p>{t("newFlows", { count: preview.newFlows.length, names: flowNames(preview.newFlows) })}</p>
          <NewFlowLobs lobs={lobs} chosen={chosen} error={lobsError} onChange={setChosen} />
        </div>
      )}
      {wanted === 0 && (
        <Alert kind={counts.unchanged > 0 ? "success" : "error"}>
          {t(counts.unchanged > 0 ? "nothing" : "nothingUsable")}
        </Alert>
      )}
      <div className={styles.confirm}>
        {wanted > 0 && (
          <Button kind="primary" isBusy={isBusy} busyText={t("starting")} onClick={() => onConfirm(chosen)}>
            {t("confirm", { count: wanted })}
          </Button>
        )}
        <Button onClick={onOther}>{t("other")}</Button>
      </div>
    </section>
  );
}
