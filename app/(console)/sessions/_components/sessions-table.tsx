import { useFormatter, useTranslations } from "next-intl";
import shared from "#app/(console)/prompts/_components/prompts.module.css";
import { Moment } from "#components/ui/moment.tsx";
import { SoftLink } from "#components/ui/soft-link.tsx";
import { StaticTableBody } from "#components/ui/static-table.tsx";
import {
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import { maskCustomer, type Session } from "#lib/domain/sessions/index.ts";
import { sessionPath } from "./addresses.ts";
import { LanguageName } from "./language-name.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  sessions: readonly Session[];
  /** What lines of business are called, by their ids. */
  lobs: ReadonlyMap<string, string>;
};

/** Sessions newest first, rendered on the server; who the customers are is not shown in full. */
export function SessionsTable({ sessions, lobs }: Props) {
  const t = useTranslations("sessions.list");
  const words = useTranslations("sessions");
  const format = useFormatter();
  // Said once, and not for each of many rows.
  const labels = {
    customer: t("customer"),
    lob: t("lob"),
    language: t("language"),
    source: t("source"),
    turns: t("turns"),
    begun: t("begun"),
    last: t("last"),
  };
  return (
    <Table caption={t("caption")} stacked>
      <TableHead>
        <TableHeading>{t("session")}</TableHeading>
        <TableHeading>{t("status")}</TableHeading>
        <TableHeading>{t("customer")}</TableHeading>
        <TableHeading>{t("lob")}</TableHeading>
        <TableHeading>{t("language")}</TableHeading>
        <TableHeading>{t("source")}</TableHeading>
        <TableHeading numeric>{t("turns")}</TableHeading>
        <TableHeading>{t("begun")}</TableHeading>
        <TableHeading>{t("last")}</TableHeading>
      </TableHead>
      <StaticTableBody>
        {sessions.map((session) => (
          <TableRow key={session.session_id}>
            <TableRowHeading>
              <SoftLink href={sessionPath(session.session_id)} className={shared.rowLink}>
                {session.session_id.slice(0, 8)}
              </SoftLink>
            </TableRowHeading>
            <TableCell>
              <StatusBadge status={session.status} />
            </TableCell>
            <TableCell label={labels.customer}>{maskCustomer(session.customer_id)}</TableCell>
            <TableCell label={labels.lob}>
              {session.lob ? (lobs.get(session.lob) ?? session.lob) : t("noLob")}
            </TableCell>
            <TableCell label={labels.language}>
              <LanguageName code={session.language} />
            </TableCell>
            <TableCell label={labels.source}>{words(`source.${session.source}`)}</TableCell>
            <TableCell numeric label={labels.turns}>
              {format.number(session.turn_count)}
            </TableCell>
            <TableCell label={labels.begun}>
              <Moment at={session.created_at} />
            </TableCell>
            <TableCell label={labels.last}>
              <Moment at={session.updated_at} />
            </TableCell>
          </TableRow>
        ))}
      </StaticTableBody>
    </Table>
  );
}
