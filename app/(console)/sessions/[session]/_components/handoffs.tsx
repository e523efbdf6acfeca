import { useTranslations } from "next-intl";
import { Badge, type BadgeKind } from "#components/ui/badge.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { Handoff, HandoffState } from "#lib/domain/sessions/index.ts";
import styles from "./session.module.css";
import { shownText } from "./shown.ts";

const kinds: Record<HandoffState, BadgeKind> = {
  requested: "attention",
  waiting: "attention",
  escalated: "attention",
  assigned: "live",
  completed: "live",
  failed: "failed",
};

/** When a human was asked for, why, and what came of it; newest first. */
export function Handoffs({ handoffs, isRevealed }: { handoffs: readonly Handoff[]; isRevealed: boolean }) {
  const t = useTranslations("sessions.handoffs");
  const causes = useTranslations("sessions.handoffs.causes");
  return (
    <ul className={styles.entries}>
      {handoffs.map((handoff) => (
        <li key={handoff.handoff_id} className={styles.entry}>
          <div className={styles.line}>
            <Badge kind={kinds[handoff.state]}>{t(`state.${handoff.state}`)}</Badge>
            <span>{t(`priority.${handoff.priority}`)}</span>
          </div>
          <p>{shownText(handoff.reason, isRevealed)}</p>
          <p className={styles.about}>
            {t.rich("by", {
              who: () => handoff.requested_by,
              when: () => <Moment at={handoff.requested_at} />,
            })}
          </p>
          {handoff.agent_id && <p className={styles.about}>{t("agent", { name: handoff.agent_id })}</p>}
          {handoff.declines.map((decline) => (
            <p key={decline.at} className={styles.about}>
              {t("declined", { name: decline.by, reason: shownText(decline.reason, isRevealed) || "–" })}
            </p>
          ))}
          {handoff.state === "failed" && handoff.cause && (
            <p className={styles.about}>
              {t("cause", {
                cause: causes.has(handoff.cause as never)
                  ? causes(handoff.cause as "NoManager")
                  : causes("other", { code: handoff.cause }),
              })}
            </p>
          )}
          {handoff.unnotified.length > 0 && <p className={styles.about}>{t("unnotified")}</p>}
        </li>
      ))}
    </ul>
  );
}
