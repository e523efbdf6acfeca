import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import {
  ArrowRight,
  CircleCheck,
  CircleX,
  Hourglass,
  Languages,
  History,
  Siren,
  Unplug,
} from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { State } from "#components/ui/state.tsx";
import { Duration } from "../workflows/_components/duration.tsx";
import styles from "./overview.module.css";
import type { Want } from "./wants.ts";

const icons = {
  closure: Siren,
  waiting: Hourglass,
  failedRuns: CircleX,
  queues: Unplug,
  manyQueues: Unplug,
  spanish: Languages,
  outOfDate: History,
};
/** How many flows a sentence names. */
const maxNames = 3;

function Sentence({ want }: { want: Want }) {
  const t = useTranslations("overview.wants");
  const format = useFormatter();
  const list = (names: readonly string[]) => format.list(names, { type: "conjunction" });
  if (want.kind === "closure") {
    const { names, until, reason } = want;
    return (
      <>
        <strong>{t("closure", { count: names.length, names: list(names) })}</strong>
        <span className={styles.detail}>
          {until ? t.rich("until", { when: () => <Moment at={until} /> }) : t("noEnd")}
          {reason && ` · ${reason}`}
        </span>
      </>
    );
  }
  if (want.kind === "waiting")
    return (
      <>
        <strong>{t("waiting", { count: want.count })}</strong>
        <span className={styles.detail}>
          {t.rich("longest", { time: () => <Duration from={want.since} /> })}
        </span>
      </>
    );
  if (want.kind === "failedRuns")
    return (
      <>
        <strong>{t(`runs.${want.status}.${want.workflow}`, { count: want.count })}</strong>
        <span className={styles.detail}>{t("runsAbout")}</span>
      </>
    );
  if (want.kind === "queues")
    return (
      <>
        <strong>{t("queues", { name: want.name, count: want.count })}</strong>
        <span className={styles.detail}>{t("queuesAbout")}</span>
      </>
    );
  if (want.kind === "manyQueues")
    return (
      <>
        <strong>{t("manyQueues", { count: want.names.length })}</strong>
        <span className={styles.detail}>{list(want.names)}</span>
      </>
    );
  const { flows } = want;
  const isMany = flows.length > maxNames;
  return (
    <>
      <strong>{t(want.kind, { count: want.count })}</strong>
      <span className={styles.detail}>
        {isMany ? t("inFlows", { count: flows.length }) : t("inNamed", { names: list(flows) })}
      </span>
    </>
  );
}

/** The short list of what needs somebody: each line is one press from where it is mended. */
export function Attention({ wants, isAllReadable }: { wants: readonly Want[]; isAllReadable: boolean }) {
  const t = useTranslations("overview");
  if (wants.length === 0)
    return isAllReadable ? (
      <section className={styles.allWell} aria-label={t("attention")}>
        <State icon={<CircleCheck />} title={t("allWellTitle")}>
          {t("allWellBody")}
        </State>
      </section>
    ) : null;
  return (
    <section className={styles.section} aria-labelledby="attention">
      <h2 id="attention">{t("attention")}</h2>
      <ul className={styles.wants}>
        {wants.map((want) => {
          const Icon = icons[want.kind];
          return (
            <li key={`${want.kind} ${"names" in want ? want.names.join() : want.href}`}>
              <Link href={want.href} className={styles.want}>
                <Icon aria-hidden="true" className={styles[want.kind]} />
                <span className={styles.sentence}>
                  <Sentence want={want} />
                </span>
                <span className={styles.go}>
                  {t(`actions.${want.kind}`)}
                  <ArrowRight aria-hidden="true" />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
