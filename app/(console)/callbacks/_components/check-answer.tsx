import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { noLob, type Callback } from "#lib/domain/callbacks/index.ts";
import { services } from "#lib/web/services.ts";
import { PhoneNumber } from "../../numbers/_components/phone-number.tsx";
import styles from "./callbacks.module.css";
import { ClearCallback } from "./clear-callback.tsx";
import { TimeLeft } from "./time-left.tsx";

/** What was asked: the number, and what holds it; `gone` where the address says no number. */
export type Checked = { number: string; found?: Callback } | "gone";

type Props = { checked: Checked; names: ReadonlyMap<string, string>; canClear: boolean };

/** Whether one number is held, and why. */
export function CheckAnswer({ checked, names, canClear }: Props) {
  const t = useTranslations("callbacks");
  if (checked === "gone") return <Alert kind="warning">{t("check.gone")}</Alert>;
  const { number, found } = checked;
  return (
    <div role="status" className={styles.answer}>
      {found ? (
        <Badge kind="attention">{t("check.held")}</Badge>
      ) : (
        <Badge kind="live">{t("check.free")}</Badge>
      )}
      <PhoneNumber number={number} canShow={found !== undefined} />
      {!found && <p>{t("check.freeAbout")}</p>}
      {found && (
        <>
          <dl className={styles.facts}>
            <dt>{t("timeLeft")}</dt>
            <dd>
              <TimeLeft until={found.ttl} />
            </dd>
            <dt>{t("why")}</dt>
            <dd>{found.reason || t("noReason")}</dd>
            <dt>{t("lob")}</dt>
            <dd>{found.lob === noLob ? t("noLob") : (names.get(found.lob) ?? found.lob)}</dd>
            <dt>{t("since")}</dt>
            <dd>
              <Moment at={found.created_at} />
            </dd>
          </dl>
          {canClear && (
            <ClearCallback
              handle={services().numbers.seal(number)}
              lastFour={number.slice(-4)}
              seen={found.created_at}
            />
          )}
        </>
      )}
    </div>
  );
}
