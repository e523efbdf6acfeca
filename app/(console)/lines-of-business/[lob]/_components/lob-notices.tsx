import { getFormatter, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { OpenedLob } from "#lib/domain/lines-of-business/index.ts";
import { Who } from "../../_components/who.tsx";
import { BringBack } from "./bring-back.tsx";
import styles from "./lob.module.css";

/** Above what a line of business holds: that it is archived, that the reader may not change it, what cannot be read. */
export async function LobNotices({ opened, mayWrite }: { opened: OpenedLob; mayWrite: boolean }) {
  const [t, format] = await Promise.all([getTranslations("lobs"), getFormatter()]);
  const { lob, unreadable } = opened;
  return (
    <div className={styles.notices}>
      {lob.ArchivedAt && (
        <Alert kind="warning" actions={mayWrite && <BringBack lob={lob.LOB} name={lob.DisplayName} />}>
          <p>{t("editor.archived")}</p>
          <p>
            {t.rich("list.archivedBy", {
              when: () => <Moment at={lob.ArchivedAt ?? ""} />,
              who: () => <Who actor={lob.ArchivedBy ?? ""} />,
            })}
          </p>
        </Alert>
      )}
      {!lob.canChange && !lob.ArchivedAt && <Alert kind="info">{t("editor.readOnly")}</Alert>}
      {unreadable.length > 0 && (
        <Alert kind="warning">
          {t("editor.unreadableItems", {
            count: unreadable.length,
            keys: format.list(unreadable, { type: "unit" }),
          })}
        </Alert>
      )}
    </div>
  );
}
