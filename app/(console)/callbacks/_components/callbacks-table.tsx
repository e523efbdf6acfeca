import { useTranslations } from "next-intl";
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
import { noLob, type Callback } from "#lib/domain/callbacks/index.ts";
import { services } from "#lib/web/services.ts";
import { PhoneNumber } from "../../numbers/_components/phone-number.tsx";
import styles from "./callbacks.module.css";
import { ClearCallback } from "./clear-callback.tsx";
import { TimeLeft } from "./time-left.tsx";

type Props = { callbacks: readonly Callback[]; names: ReadonlyMap<string, string>; canClear: boolean };

/** Held numbers, the first to expire first; rendered on the server. */
export function CallbacksTable({ callbacks, names, canClear }: Props) {
  const t = useTranslations("callbacks");
  const { numbers } = services();
  return (
    <Table caption={t("caption")} stacked>
      <TableHead>
        <TableHeading>{t("number")}</TableHeading>
        <TableHeading>{t("timeLeft")}</TableHeading>
        <TableHeading>{t("why")}</TableHeading>
        <TableHeading>{t("lob")}</TableHeading>
        <TableHeading>{t("since")}</TableHeading>
        {canClear && (
          <TableHeading>
            <span className="visually-hidden">{t("actions")}</span>
          </TableHeading>
        )}
      </TableHead>
      <TableBody>
        {callbacks.map(({ callback_number, ttl, created_at, lob, reason }) => (
          // A key goes to the browser, as a handle does.
          <TableRow key={numbers.seal(callback_number)} className={styles.rows}>
            <TableRowHeading>
              <PhoneNumber number={callback_number} />
            </TableRowHeading>
            <TableCell label={t("timeLeft")}>
              <TimeLeft until={ttl} />
            </TableCell>
            <TableCell label={t("why")}>
              {reason || <span className={styles.faint}>{t("noReason")}</span>}
            </TableCell>
            <TableCell label={t("lob")}>{lob === noLob ? t("noLob") : (names.get(lob) ?? lob)}</TableCell>
            <TableCell label={t("since")}>
              <Moment at={created_at} />
            </TableCell>
            {canClear && (
              <TableCell>
                <ClearCallback
                  handle={numbers.seal(callback_number)}
                  lastFour={callback_number.slice(-4)}
                  seen={created_at}
                />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
