import { useTranslations } from "next-intl";
import type { OpenState } from "#lib/domain/lines-of-business/browser.ts";
import type { ListedLob } from "#lib/domain/lines-of-business/index.ts";
import { NextChange, OpenNow } from "../../../_components/open-now.tsx";
import styles from "./hours.module.css";

/** Whether the change that was foretold has come. */
export const isPast = ({ opensAt, closesAt }: OpenState, now: number): boolean =>
  now >= (opensAt ?? closesAt ?? Infinity);

/** Open now? As the server said it of what is stored. */
export function StoredState({ lob }: { lob: ListedLob }) {
  const t = useTranslations("hours.now");
  return (
    <div className={styles.state}>
      <h3>{t("title")}</h3>
      <p className={styles.stateLine}>
        <OpenNow lob={lob} />
      </p>
      <p>
        <NextChange lob={lob} />
      </p>
    </div>
  );
}
