import { useTranslations } from "next-intl";
import type { WhatCallersHear } from "#lib/domain/lines-of-business/index.ts";
import styles from "./caller.module.css";

type Flat = WhatCallersHear["answers"]["lineOfBusiness"];

function Values({ name, answer: { outcome, values } }: { name: string; answer: Flat }) {
  return (
    <div>
      <h3>{name}</h3>
      <dl className={styles.flat}>
        {Object.entries({ ...values, Outcome: outcome }).map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Exactly what the functions answer to the flow, for those who build flows. */
export function FlatAnswers({ answers }: Pick<WhatCallersHear, "answers">) {
  const t = useTranslations("caller.sizes");
  return (
    <details className={styles.details}>
      <summary>{t("flat")}</summary>
      <div className={styles.both}>
        <Values name="get-line-of-business" answer={answers.lineOfBusiness} />
        {answers.prompts && <Values name="get-prompts" answer={answers.prompts} />}
      </div>
    </details>
  );
}
