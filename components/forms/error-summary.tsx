"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type MouseEvent } from "react";
import styles from "./error-summary.module.css";
import type { Refusal } from "./result.ts";

function focusField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
}

/**
 * Stands at the top of a form after a refused submit, takes the focus, and links to each field with the
 * words that stand at the field. `idOf` translates a field's name to its id where the two differ.
 */
export function ErrorSummary({
  refusal,
  idOf = (field) => field,
}: {
  refusal: Refusal | undefined;
  idOf?: (field: string) => string;
}) {
  const t = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!refusal) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [refusal]);
  if (!refusal) return null;
  const fields = Object.entries(refusal.fieldErrors);
  const isOurs = refusal.code === "INTERNAL" || refusal.code === "UNAVAILABLE";
  return (
    <div ref={box} tabIndex={-1} className={styles.summary} role="group" aria-labelledby="error-summary">
      <CircleAlert aria-hidden="true" className={styles.icon} />
      <div>
        <h2 id="error-summary">{t("problem")}</h2>
        <p>{refusal.message}</p>
        {fields.length > 0 && (
          <ul>
            {fields.map(([field, sentence]) => (
              <li key={field}>
                <a href={`#${idOf(field)}`} onClick={focusField}>
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        )}
        {isOurs && refusal.requestId && (
          <p className={styles.reference}>{t("requestId", { id: refusal.requestId })}</p>
        )}
      </div>
    </div>
  );
}
