import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
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
import { areFilesKept, type Export } from "#lib/domain/sessions/index.ts";
import { sessionPath } from "../../_components/addresses.ts";
import styles from "./exports.module.css";

const kinds = { running: "live", complete: "quiet", failed: "failed" } as const;

/** The days, and what else was asked for. */
function Asked({ one }: { one: Export }) {
  const t = useTranslations("exports");
  const status = useTranslations("sessions.status");
  const format = useFormatter();
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: "medium", timeZone: "UTC" });
  const days = one.from === one.to ? day(one.from) : t("list.days", { from: day(one.from), to: day(one.to) });
  return (
    <>
      {one.session ? (
        <Link href={sessionPath(one.session)} prefetch={false} title={one.session}>
          {t("list.session", { id: one.session.slice(0, 8) })}
        </Link>
      ) : (
        <span>{days}</span>
      )}
      <span className={styles.faint}>
        {[
          t(`formats.${one.format}`),
          one.status && status(one.status),
          one.customer && t("list.ofCustomer"),
          one.lobs !== "*" && one.lobs.join(", "),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}

function Progress({ one }: { one: Export }) {
  const t = useTranslations("exports.list");
  const { state, done, total, unreadable } = one;
  return (
    <>
      <Badge kind={kinds[state]} dot={state === "running" ? "full" : undefined}>
        {t(`states.${state}`)}
      </Badge>
      {state === "running" && total !== undefined && (
        <progress
          className={styles.progress}
          value={done}
          max={Math.max(1, total)}
          aria-label={t("progress")}
        />
      )}
      <span className={styles.faint}>
        {state === "complete" && t("count", { count: done })}
        {state === "running" && (total === undefined ? t("counting") : t("soMany", { done, total }))}
        {state === "failed" && t("failed")}
        {unreadable > 0 && ` ${t("unreadable", { count: unreadable })}`}
      </span>
    </>
  );
}

function Files({ one, now }: { one: Export; now: Date }) {
  const t = useTranslations("exports.list");
  const format = useFormatter();
  if (one.state !== "complete") return null;
  if (!areFilesKept(one, now)) return <span className={styles.faint}>{t("expired")}</span>;
  const size = (bytes: number) =>
    bytes < 1_000_000
      ? t("kilobytes", { size: format.number(Math.max(1, Math.round(bytes / 1_000))) })
      : t("megabytes", { size: format.number(bytes / 1_000_000, { maximumFractionDigits: 1 }) });
  return (
    <ul className={styles.files}>
      {one.files.map(({ name, bytes }) => (
        <li key={name}>
          <a href={`/api/sessions/exports/${one.export_id}/${name}`} download>
            {name}
          </a>{" "}
          <span className={styles.faint}>{size(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Exports, newest first, rendered on the server. A link to a file is made when it is followed. */
export function ExportsTable({ exports, now }: { exports: readonly Export[]; now: Date }) {
  const t = useTranslations("exports.list");
  return (
    <Table caption={t("title")} stacked>
      <TableHead>
        <TableHeading>{t("what")}</TableHeading>
        <TableHeading>{t("by")}</TableHeading>
        <TableHeading>{t("when")}</TableHeading>
        <TableHeading>{t("state")}</TableHeading>
        <TableHeading>{t("files")}</TableHeading>
      </TableHead>
      <TableBody>
        {exports.map((one) => (
          <TableRow key={one.export_id}>
            <TableRowHeading>
              <span className={styles.stack}>
                <Asked one={one} />
              </span>
            </TableRowHeading>
            <TableCell label={t("by")}>{one.requested_by}</TableCell>
            <TableCell label={t("when")}>
              <Moment at={one.requested_at} />
            </TableCell>
            <TableCell label={t("state")}>
              <span className={styles.stack}>
                <Progress one={one} />
              </span>
            </TableCell>
            <TableCell label={t("files")}>
              <Files one={one} now={now} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
