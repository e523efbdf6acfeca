import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { numberPlace, type Intent } from "#lib/domain/speech-bot/browser.ts";
import spoken from "../../_components/spoken.module.css";
import styles from "./speech.module.css";

/** One answer that callers may give: what it means, and what is understood whatever stands under it. */
export function IntentCard({ intent, children }: { intent: Intent; children: ReactNode }) {
  const t = useTranslations("speech.intents");
  return (
    <Card as="section" className={styles.intent} aria-labelledby={`intent-${intent}`}>
      <div>
        <h2 id={`intent-${intent}`}>{t(`${intent}.name`)}</h2>
        <p className={styles.soft}>{t(`${intent}.about`, { place: numberPlace })}</p>
      </div>
      <div className={spoken.texts}>{children}</div>
    </Card>
  );
}
