import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { ListedLob } from "#lib/domain/lines-of-business/index.ts";
import { lobPath } from "../lines-of-business/_components/addresses.ts";
import { NextChange, OpenNow } from "../lines-of-business/_components/open-now.tsx";
import styles from "./overview.module.css";

/** More are a press away, in their own list. */
const maxLines = 12;

/** How the lines of business stand now; the first of two presses that close one is here. */
export function LinesNow({ lobs }: { lobs: readonly ListedLob[] }) {
  const t = useTranslations("overview.lines");
  const shown = [...lobs]
    .sort((one, other) => Number(other.emergency !== undefined) - Number(one.emergency !== undefined))
    .slice(0, maxLines);
  const closable = lobs.filter(({ canCloseNow }) => canCloseNow);
  return (
    <section className={styles.section} aria-labelledby="lines">
      <div className={styles.sectionHead}>
        <h2 id="lines">{t("title", { open: lobs.filter(isOpen).length, count: lobs.length })}</h2>
        {closable.length > 1 && (
          <ButtonLink href="/emergency?lob=*" small>
            {t("closeAll")}
          </ButtonLink>
        )}
      </div>
      <ul className={styles.lines}>
        {shown.map((lob) => (
          <li key={lob.LOB}>
            <div className={styles.line}>
              <Link href={lobPath(lob.LOB)} className={styles.name}>
                {lob.DisplayName}
              </Link>
              <OpenNow lob={lob} />
              <span className={styles.detail}>
                <NextChange lob={lob} />
              </span>
            </div>
            {lob.canCloseNow &&
              (lob.emergency ? (
                <ButtonLink
                  href="/emergency"
                  className={styles.act}
                  aria-label={t("openNamed", { name: lob.DisplayName })}
                >
                  {t("open")}
                </ButtonLink>
              ) : (
                <ButtonLink
                  href={`/emergency?lob=${encodeURIComponent(lob.LOB)}`}
                  className={styles.act}
                  aria-label={t("closeNamed", { name: lob.DisplayName })}
                >
                  {t("close")}
                </ButtonLink>
              ))}
          </li>
        ))}
      </ul>
      {lobs.length > maxLines && <Link href="/lines-of-business">{t("all", { count: lobs.length })}</Link>}
    </section>
  );
}

const isOpen = ({ state, emergency }: ListedLob) => state.open && !emergency;
