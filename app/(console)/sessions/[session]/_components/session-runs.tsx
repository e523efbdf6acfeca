import Link from "next/link";
import { useTranslations } from "next-intl";
import { runPath } from "#app/(console)/workflows/_components/addresses.ts";
import { RunStatus } from "#app/(console)/workflows/_components/run-status.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { executionName, isWorkflowKind } from "#lib/domain/workflows/index.ts";
import type { KnownRun } from "#lib/web/session-runs.ts";
import styles from "./session.module.css";

/** The workflows that touched a session, newest first. */
export function SessionRuns({ runs }: { runs: readonly KnownRun[] }) {
  const t = useTranslations("sessions.runs");
  return (
    <ul className={styles.entries}>
      {runs.map(({ kind, subject, attempt, requested_by, requested_at, status }) => {
        if (!isWorkflowKind(kind)) return null;
        const name = executionName({ kind, subject, attempt });
        return (
          <li key={name} className={styles.entry}>
            <div className={styles.line}>
              <Link href={runPath(kind, name)} prefetch={false}>
                {t(kind)}
              </Link>
              {status && <RunStatus status={status} />}
            </div>
            <p className={styles.about}>
              {t.rich("by", { who: () => requested_by, when: () => <Moment at={requested_at} /> })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
