import { useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import type { Emergency } from "#lib/domain/lines-of-business/index.ts";
import styles from "./emergency.module.css";

/** Why, since when and by whom, until when, and what callers hear. Rendered on the server or in the browser. */
export function ClosureFacts({ emergency }: { emergency: Emergency }) {
  const t = useTranslations("emergency.facts");
  const { Reason, StartedAt, StartedBy, Until, EmergencyText_en, EmergencyText_es } = emergency;
  return (
    <dl className={styles.list}>
      <div>
        <dt>{t("reason")}</dt>
        <dd>{Reason || t("noReason")}</dd>
      </div>
      <div>
        <dt>{t("until")}</dt>
        <dd>{Until ? <Moment at={Until} /> : t("noEnd")}</dd>
      </div>
      <div>
        <dt>{t("since")}</dt>
        <dd>
          {StartedAt
            ? t.rich("sinceBy", { when: () => <Moment at={StartedAt} />, who: StartedBy ?? "" })
            : t("unknown")}
        </dd>
      </div>
      {EmergencyText_en && (
        <div className={styles.long}>
          <dt>{t("english")}</dt>
          <dd lang="en" className="spoken">
            {EmergencyText_en}
          </dd>
        </div>
      )}
      {EmergencyText_es && (
        <div className={styles.long}>
          <dt>{t("spanish")}</dt>
          <dd lang="es" className="spoken">
            {EmergencyText_es}
          </dd>
        </div>
      )}
      {!EmergencyText_en && !EmergencyText_es && (
        <div className={styles.long}>
          <dt>{t("words")}</dt>
          <dd>{t("noWords")}</dd>
        </div>
      )}
    </dl>
  );
}
