"use client";

import { useTranslations } from "next-intl";
import styles from "./field.module.css";

/** A label's words, marked where the field may be left empty. */
export function FieldLabel({ label, optional }: { label: string; optional?: boolean }) {
  const t = useTranslations("common");
  return (
    <span className={styles.label}>
      {label}
      {optional && <span className={styles.optional}> ({t("optional")})</span>}
    </span>
  );
}
