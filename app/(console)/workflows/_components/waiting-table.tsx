import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge, type BadgeKind } from "#components/ui/badge.tsx";
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
import type { Handoff, HandoffPriority } from "#lib/domain/sessions/index.ts";
import type { WaitingHandoffs } from "#lib/domain/workflows/index.ts";
import { sessionPath } from "../../sessions/_components/addresses.ts";
import { AcceptHandoff, DeclineHandoff } from "./answer-handoff.tsx";
import { runPath } from "./addresses.ts";
import { Duration } from "./duration.tsx";
import styles from "./workflows.module.css";

const looks: Record<HandoffPriority, BadgeKind> = {
  low: "quiet",
  normal: "quiet",
  high: "attention",
  urgent: "failed",
};

function Waits({ handoff }: { handoff: Handoff }) {
  const t = useTranslations("workflows.waiting");
  const { state, declines } = handoff;
  return (
    <>
      {t(state === "escalated" ? "forManager" : "forAgent")}
      {declines.length > 0 && (
        <ul className={styles.declines}>
          {declines.map(({ by, reason, at }) => (
            <li key={at}>{t("declined", { who: by, reason })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Who waits, how long, why and how urgently; rendered on the server, each row with its two answers. */
export function WaitingTable({ items, canAnswer }: WaitingHandoffs) {
  const t = useTranslations("workflows.waiting");
  return (
    <Table caption={t("title")} stacked>
      <TableHead>
        <TableHeading>{t("session")}</TableHeading>
        <TableHeading numeric>{t("waits")}</TableHeading>
        <TableHeading>{t("priority")}</TableHeading>
        <TableHeading>{t("reason")}</TableHeading>
        <TableHeading>{t("state")}</TableHeading>
        {canAnswer && <TableHeading>{t("answer")}</TableHeading>}
      </TableHead>
      <TableBody>
        {items.map((handoff) => {
          const { session_id, handoff_id, execution } = handoff;
          const name = session_id.slice(0, 8);
          const which = { session_id, handoff_id, name };
          return (
            <TableRow key={`${session_id} ${handoff_id}`} className={styles.rows}>
              <TableRowHeading>
                <Link
                  href={sessionPath(session_id)}
                  prefetch={false}
                  className={styles.rowLink}
                  title={session_id}
                >
                  {t("sessionNamed", { name })}
                </Link>
                <div className={styles.faint}>
                  {t.rich("asked", {
                    who: handoff.requested_by,
                    when: () => <Moment at={handoff.requested_at} />,
                  })}
                </div>
              </TableRowHeading>
              <TableCell label={t("waits")} numeric className={styles.together}>
                <Duration from={handoff.requested_at} />
              </TableCell>
              <TableCell label={t("priority")}>
                <Badge
                  kind={looks[handoff.priority]}
                  dot={handoff.priority === "urgent" ? "full" : undefined}
                >
                  {t(`priorities.${handoff.priority}`)}
                </Badge>
              </TableCell>
              <TableCell label={t("reason")}>{handoff.reason}</TableCell>
              <TableCell label={t("state")}>
                <Waits handoff={handoff} />
                {execution && (
                  <Link href={runPath("handoff", execution)} prefetch={false} className={styles.plainLink}>
                    {t("run", { name })}
                  </Link>
                )}
              </TableCell>
              {canAnswer && (
                <TableCell>
                  <div className={styles.buttons}>
                    <AcceptHandoff {...which} />
                    <DeclineHandoff {...which} />
                  </div>
                </TableCell>
              )}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
