import Link from "next/link";
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
import type { ListedRun, WorkflowKind } from "#lib/domain/workflows/index.ts";
import { runPath } from "./addresses.ts";
import { Duration } from "./duration.tsx";
import { RunStatus } from "./run-status.tsx";
import { RunStarter, RunSubject } from "./run-subject.tsx";
import styles from "./workflows.module.css";

/** Runs of one kind, newest first; rendered on the server. */
export function RunsTable({ kind, runs }: { kind: WorkflowKind; runs: readonly ListedRun[] }) {
  const t = useTranslations("workflows.list");
  const kinds = useTranslations("workflows.kinds");
  return (
    <Table caption={t("caption", { kind: kinds(kind) })} stacked>
      <TableHead>
        <TableHeading>{t("for")}</TableHeading>
        <TableHeading>{t("status")}</TableHeading>
        <TableHeading>{t("by")}</TableHeading>
        <TableHeading>{t("started")}</TableHeading>
        <TableHeading numeric>{t("took")}</TableHeading>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <TableRow key={run.arn}>
            <TableRowHeading>
              <Link
                href={runPath(kind, run.name)}
                prefetch={false}
                className={styles.rowLink}
                title={run.name}
              >
                <RunSubject kind={kind} name={run.name} />
              </Link>
            </TableRowHeading>
            <TableCell>
              <RunStatus status={run.status} />
            </TableCell>
            <TableCell label={t("by")}>
              <RunStarter run={run.run} />
            </TableCell>
            <TableCell label={t("started")}>
              <Moment at={run.startedAt} />
            </TableCell>
            <TableCell label={t("took")} numeric>
              <Duration from={run.startedAt} to={run.stoppedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
