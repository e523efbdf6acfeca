"use client";

import { Eye } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { revealNumberAction } from "../actions.ts";
import styles from "./numbers.module.css";

type Props = { handle: string; lastFour: string; canShow: boolean; isHere: boolean };

/** The last four digits, and a button that shows the rest: who asked is in the history before it is shown. */
export function MaskedNumber({ handle, lastFour, canShow, isHere }: Props) {
  const t = useTranslations("numbers");
  const [number, setNumber] = useState<string>();
  const { submit, isBusy, refusal } = useSubmit(revealNumberAction);

  async function show() {
    const result = await submit({ handle, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    setNumber(result.output.number);
    announce(t("shown", { number: result.output.number }));
  }

  const words = number ?? (
    <>
      <span aria-hidden="true">•••• {lastFour}</span>
      <span className="visually-hidden">{t("endingIn", { digits: lastFour })}</span>
    </>
  );
  return (
    <span className={styles.masked}>
      {isHere ? (
        <span className={styles.number}>{words}</span>
      ) : (
        <Link href={`/numbers/${handle}`} prefetch={false} className={styles.number}>
          {words}
        </Link>
      )}
      {canShow && !number && (
        <Button
          kind="link"
          small
          type="button"
          isBusy={isBusy}
          aria-label={t("showNumber", { digits: lastFour })}
          icon={<Eye aria-hidden="true" />}
          onClick={() => void show()}
        >
          {t("show")}
        </Button>
      )}
      {refusal && (
        <span role="alert" className={styles.refused}>
          {refusal.message}
        </span>
      )}
    </span>
  );
}
