import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import shared from "#app/(console)/prompts/_components/prompts.module.css";
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
import { maskCustomer, type Session } from "#lib/domain/sessions/index.ts";
import { sessionPath } from "./addresses.ts";
import { LanguageName } from "./language-name.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** Sessions newest first, rendered on the server; who the customers are is not shown in full. */
export function SessionsTable({ sessions }: { sessions: readonly Session[] }) {
  const t = useTranslations("sessions.list");
  const words = useTranslations("sessions");
  const format = useFormatter();
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
      <TableBody>
        {sessions.map((session) => (
          <TableRow key={session.session_id}>
            <TableRowHeading>
              <Link href={sessionPath(session.session_id)} className={shared.rowLink} prefetch={false}>
                {session.session_id.slice(0, 8)}
              </Link>
            </TableRowHeading>
            <TableCell>
              <StatusBadge status={session.status} />
            </TableCell>
            <TableCell label={t("customer")}>{maskCustomer(session.customer_id)}</TableCell>
            <TableCell label={t("lob")}>{session.lob ?? t("noLob")}</TableCell>
            <TableCell label={t("language")}>
              <LanguageName code={session.language} />
            </TableCell>
            <TableCell label={t("source")}>{words(`source.${session.source}`)}</TableCell>
            <TableCell numeric label={t("turns")}>
              {format.number(session.turn_count)}
            </TableCell>
            <TableCell label={t("begun")}>
              <Moment at={session.created_at} />
            </TableCell>
            <TableCell label={t("last")}>
              <Moment at={session.updated_at} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
