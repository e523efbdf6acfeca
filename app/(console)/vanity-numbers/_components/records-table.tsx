import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
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
import { explainedNumbers, type ListedRecords } from "#lib/domain/vanity-history/index.ts";
import { PhoneNumber } from "../../numbers/_components/phone-number.tsx";
import { recordPath } from "./addresses.ts";
import styles from "./vanity.module.css";

/** What was made for callers, newest first; rendered on the server. */
export function RecordsTable({ records }: { records: ListedRecords["items"] }) {
  const t = useTranslations("vanity");
  const format = useFormatter();
  return (
    <Table caption={t("caption")} stacked>
      <TableHead>
        <TableHeading>{t("when")}</TableHeading>
        <TableHeading>{t("caller")}</TableHeading>
        <TableHeading>{t("target")}</TableHeading>
        <TableHeading numeric>{t("best")}</TableHeading>
        <TableHeading numeric>{t("covered")}</TableHeading>
        <TableHeading numeric>{t("made")}</TableHeading>
      </TableHead>
      <TableBody>
        {records.map((record) => {
          const numbers = explainedNumbers(record);
          const [best] = numbers;
          return (
            <TableRow key={record.id} className={styles.rows}>
              <TableRowHeading>
                <Link href={recordPath(record.id)} prefetch={false} className={styles.open}>
                  <Moment at={record.timestamp} />
                </Link>
              </TableRowHeading>
              <TableCell label={t("caller")}>
                {record.phoneNumber ? (
                  <PhoneNumber number={record.phoneNumber} />
                ) : (
                  <span className={styles.faint}>{t("hidden")}</span>
                )}
              </TableCell>
              <TableCell label={t("target")}>
                {record.targetNumber === record.phoneNumber ? (
                  <span className={styles.faint}>{t("same")}</span>
                ) : (
                  <PhoneNumber number={record.targetNumber} />
                )}
              </TableCell>
              <TableCell numeric label={t("best")}>
                {best ? format.number(best.score) : "–"}
              </TableCell>
              <TableCell numeric label={t("covered")}>
                {best ? t("ofDigits", { count: best.inWords, digits: best.digits }) : "–"}
              </TableCell>
              <TableCell numeric label={t("made")}>
                {format.number(numbers.length)}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
