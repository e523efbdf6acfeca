"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CopyDayProps } from "./copy-window.tsx";
import { useDayName } from "./week-words.ts";
import styles from "./week.module.css";

const CopyWindow = dynamic(() => import("./copy-window.tsx").then((module) => module.CopyWindow), {
  ssr: false,
});

/** Gives other days the hours of this one, after asking which. */
export function CopyDay(props: CopyDayProps) {
  const t = useTranslations("hours.copy");
  const dayName = useDayName();
  const [isOpen, setOpen] = useState(false);
  const name = t("buttonOf", { day: dayName(props.day) });
  return (
    <>
      <Button
        small
        kind="link"
        type="button"
        icon={<Copy aria-hidden="true" />}
        aria-label={name}
        title={name}
        onClick={() => setOpen(true)}
      >
        <span className={styles.word}>{t("button")}</span>
      </Button>
      {isOpen && <CopyWindow {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
