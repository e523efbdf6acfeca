import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { TriangleAlert } from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import type { ListedLob } from "#lib/domain/lines-of-business/index.ts";
import { lobPath, queuesPath } from "./addresses.ts";
import styles from "./lobs.module.css";
import { NextChange, OpenNow } from "./open-now.tsx";
import { Who } from "./who.tsx";

function QueueErrors({ lob, count }: { lob: string; count: number }) {
  const t = useTranslations("lobs.list");
  if (count === 0) return <span className={styles.faint}>{t("queueErrors", { count })}</span>;
  return (
    <Link href={queuesPath(lob)} className={styles.attention}>
      <TriangleAlert aria-hidden="true" size={16} className={styles.sign} />
      {t("queueErrors", { count })}
    </Link>
  );
}

/** Lines of business with how each stands now; rendered on the server. */
export function LobsTable({ lobs, caption }: { lobs: readonly ListedLob[]; caption: string }) {
  const t = useTranslations("lobs.list");
  const names = useTranslations("lobs.languages");
  const format = useFormatter();
  return (
    <Table caption={caption} stacked>
      <TableHead>
        <TableHeading>{t("name")}</TableHeading>
        <TableHeading>{t("now")}</TableHeading>
        <TableHeading>{t("next")}</TableHeading>
        <TableHeading>{t("languages")}</TableHeading>
        <TableHeading>{t("queues")}</TableHeading>
        <TableHeading>{t("last")}</TableHeading>
      </TableHead>
      <TableBody>
        {lobs.map((lob) => (
          <TableRow key={lob.LOB} className={styles.rows}>
            <TableRowHeading>
              <Link href={lobPath(lob.LOB)} className={styles.rowLink}>
                {lob.DisplayName}
              </Link>
              {lob.DisplayName !== lob.LOB && <span className={styles.key}>{lob.LOB}</span>}
            </TableRowHeading>
            <TableCell>
              <OpenNow lob={lob} />
            </TableCell>
            <TableCell label={t("next")}>
              <NextChange lob={lob} />
            </TableCell>
            <TableCell label={t("languages")}>
              {format.list(
                lob.languages.map((language) => names(language)),
                { type: "unit" },
              )}
            </TableCell>
            <TableCell label={t("queues")}>
              <QueueErrors lob={lob.LOB} count={lob.QueueErrors} />
            </TableCell>
            <TableCell label={t("last")}>
              {lob.UpdatedAt
                ? t.rich("lastBy", {
                    when: () => <Moment at={lob.UpdatedAt ?? ""} />,
                    who: () => <Who actor={lob.UpdatedBy ?? ""} />,
                  })
                : t("lastNone")}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
