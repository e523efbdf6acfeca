"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import styles from "./emergency.module.css";
import type { ClosableLob, Raised } from "./use-raise.ts";

type Props = { raised: Raised; lobs: readonly ClosableLob[]; onAgain: () => void };

/** Says that it is done, for whom and until when, where the form was. */
export function RaisedNotice({ raised, lobs, onAgain }: Props) {
  const t = useTranslations("emergency.raised");
  const format = useFormatter();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);
  const names = raised.lobs.map((lob) => lobs.find(({ LOB }) => LOB === lob)?.DisplayName ?? lob);
  return (
    <div ref={place} tabIndex={-1} className={styles.done}>
      <Alert
        kind="success"
        live="status"
        heading={t("title", { count: names.length, names: format.list(names, { type: "conjunction" }) })}
        actions={
          <Button small type="button" onClick={onAgain}>
            {t("again")}
          </Button>
        }
      >
        {t.rich("body", { when: () => <Moment at={raised.until} /> })}
      </Alert>
    </div>
  );
}
