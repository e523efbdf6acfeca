"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type DragEvent } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useTypedEarly } from "#components/ui/typed-early.ts";
import styles from "./import.module.css";

type ChooseFileProps = {
  /** What is wanted, and what may be said of it beforehand. */
  words: { label: string; hint: string };
  /** For the browser's own window: endings and types. */
  accept: string;
  error?: string;
  /** The name of the file that is being read now. */
  reading?: string;
  /** Several may be chosen at once. */
  isMany?: boolean;
  onChoose: (file: File, all: readonly File[]) => void;
};

/** A file, chosen with the browser's own button or dropped on its frame. */
export function ChooseFile({ words, accept, error, reading, isMany, onChoose }: ChooseFileProps) {
  const t = useTranslations("import.file");
  const [isOver, setIsOver] = useState(false);
  useTypedEarly("file");
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && reading === undefined) onChoose(file, [...files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={classNames(styles.drop, isOver && styles.over, error !== undefined && styles.wrong)}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <FileUp aria-hidden="true" className={styles.dropIcon} />
      <label htmlFor="file" className={styles.dropLabel}>
        {words.label}
      </label>
      <p id="file-hint" className={styles.soft}>
        {words.hint}
      </p>
      <div className={styles.dropRow}>
        <input
          id="file"
          type="file"
          accept={accept}
          multiple={isMany}
          aria-describedby={classNames(error && "file-error", "file-hint")}
          aria-invalid={error !== undefined}
          disabled={reading !== undefined}
          className={styles.file}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again, once it is mended.
            event.currentTarget.value = "";
          }}
        />
        <span aria-hidden="true" className={styles.soft}>
          {t("drop")}
        </span>
      </div>
      {reading !== undefined && <p className={styles.reading}>{t("reading", { name: reading })}</p>}
      {error && (
        <p id="file-error" className={styles.error}>
          {error}
        </p>
      )}
      <noscript>
        <p className={styles.error}>{t("noScript")}</p>
      </noscript>
    </div>
  );
}
