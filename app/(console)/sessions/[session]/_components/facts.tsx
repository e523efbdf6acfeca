import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import { type OpenedSession } from "#lib/domain/sessions/index.ts";
import { sessionsPath } from "../../_components/addresses.ts";
import { LanguageName } from "../../_components/language-name.tsx";
import { StatusBadge } from "../../_components/status-badge.tsx";
import styles from "./session.module.css";
import { shownCustomer } from "./shown.ts";

type Props = Pick<OpenedSession, "session"> & {
  isRevealed: boolean;
  /** What its line of business is called, where that is known. */
  lobName?: string;
};

/** What a session is: whose, since when, in which state. */
export function Facts({ session, isRevealed, lobName }: Props) {
  const t = useTranslations("sessions.facts");
  const words = useTranslations("sessions");
  const format = useFormatter();
  const seconds = (Date.parse(session.updated_at) - Date.parse(session.created_at)) / 1_000;
  const lasted =
    seconds < 90
      ? t("seconds", { count: Math.round(seconds) })
      : t("minutes", { count: Math.round(seconds / 60) });
  const times = [
    ["begun", session.created_at],
    ["last", session.updated_at],
    ["ended", session.disconnected_at],
    ["deleted", session.deleted_at],
    ["archived", session.archived_at],
  ] as const;
  return (
    <dl className={styles.facts}>
      <dt>{t("status")}</dt>
      <dd>
        <StatusBadge status={session.status} />
      </dd>
      <dt>{t("customer")}</dt>
      <dd>
        {shownCustomer(session, isRevealed)}{" "}
        <Link href={sessionsPath({ like: session.session_id })} prefetch={false} className={styles.more}>
          {t("others")}
        </Link>
      </dd>
      <dt>{t("language")}</dt>
      <dd>
        <LanguageName code={session.language} />
      </dd>
      <dt>{t("source")}</dt>
      <dd>{words(`source.${session.source}`)}</dd>
      {session.lob && (
        <>
          <dt>{t("lob")}</dt>
          <dd>
            <Link href={`/lines-of-business/${encodeURIComponent(session.lob)}`} prefetch={false}>
              {lobName ?? session.lob}
            </Link>
          </dd>
        </>
      )}
      {session.flow && (
        <>
          <dt>{t("flow")}</dt>
          <dd>
            <Link href={`/prompts/${encodeURIComponent(session.flow)}`} prefetch={false}>
              {session.flow}
            </Link>
          </dd>
        </>
      )}
      {session.agent_id && (
        <>
          <dt>{t("agent")}</dt>
          <dd>{session.agent_id}</dd>
        </>
      )}
      <dt>{t("turns")}</dt>
      <dd>{format.number(session.turn_count)}</dd>
      <dt>{t("lasted")}</dt>
      <dd>{lasted}</dd>
      {times.map(
        ([name, at]) =>
          at && (
            <div key={name} className={styles.pair}>
              <dt>{t(name)}</dt>
              <dd>
                <Moment at={at} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
