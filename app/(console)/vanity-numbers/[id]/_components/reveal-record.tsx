"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import type { RevealedRecord } from "#lib/domain/vanity-history/index.ts";
import { FiveNumbers } from "../../_components/five-numbers.tsx";
import styles from "../../_components/vanity.module.css";
import { revealRecordAction } from "../../actions.ts";

type Props = {
  id: string;
  caller?: string;
  target: string;
  /** Each with what is told of it before the number is shown. */
  numbers: readonly { score: number; inWords: number; digits: number }[];
};

/** A record's numbers by their last four digits, until they are shown along with the words that spell them. */
export function RevealRecord({ id, caller, target, numbers }: Props) {
  const t = useTranslations("vanity");
  const [shown, setShown] = useState<RevealedRecord>();
  const { submit, isBusy, refusal } = useSubmit(revealRecordAction);
  const masked = (lastFour: string) => `•••• ${lastFour}`;

  async function show() {
    const result = await submit({ id, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    setShown(result.output);
    announce(t("record.shown"));
  }

  return (
    <>
      <ErrorSummary refusal={refusal} />
      <dl className={styles.facts}>
        <dt>{t("caller")}</dt>
        <dd>{shown ? (shown.caller ?? t("hidden")) : caller ? masked(caller) : t("hidden")}</dd>
        <dt>{t("target")}</dt>
        <dd>{shown ? shown.target : masked(target)}</dd>
      </dl>
      {shown ? (
        <FiveNumbers numbers={shown.numbers} />
      ) : (
        <>
          <p>{t("record.masked")}</p>
          <ol className={styles.five}>
            {numbers.map(({ score, inWords, digits }, place) => (
              <li key={place}>
                <p className={styles.head}>
                  <span className={styles.score}>{t("points", { score })}</span>
                  <span className={styles.faint}>
                    {t("inWords", { count: String(inWords), digits: String(digits) })}
                  </span>
                </p>
              </li>
            ))}
          </ol>
          <div>
            <Button
              kind="primary"
              type="button"
              isBusy={isBusy}
              icon={<Eye aria-hidden="true" />}
              onClick={() => void show()}
            >
              {t("record.show")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
