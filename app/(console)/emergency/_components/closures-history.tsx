import { useFormatter, useTranslations } from "next-intl";
import { DoorClosed, DoorOpen } from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { ClosureEvent } from "#lib/domain/lines-of-business/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import styles from "./emergency.module.css";

type Props = {
  page: Page<ClosureEvent>;
  names: ReadonlyMap<string, string>;
  isFirst: boolean;
};

/** What was closed and opened again, newest first; rendered on the server. */
export function ClosuresHistory({ page, names, isFirst }: Props) {
  const t = useTranslations("emergency.history");
  const format = useFormatter();
  const said = (lobs: readonly string[]) =>
    format.list(
      lobs.map((lob) => names.get(lob) ?? lob),
      { type: "conjunction" },
    );
  return (
    <section className={styles.section} aria-labelledby="closures">
      <h2 id="closures">{t("title")}</h2>
      {page.items.length === 0 ? (
        <p className={styles.quiet}>{t(isFirst ? "none" : "noMore")}</p>
      ) : (
        <ol className={styles.events}>
          {page.items.map(({ kind, At, Actor, lobs, emergency }) => (
            <li key={At}>
              {kind === "raised" ? <DoorClosed aria-hidden="true" /> : <DoorOpen aria-hidden="true" />}
              <div>
                <p>
                  <strong>{t(kind, { names: said(lobs) })}</strong>
                  {emergency?.Reason && <> · {emergency.Reason}</>}
                </p>
                <p className={styles.quiet}>
                  {t.rich("by", { who: Actor, when: () => <Moment at={momentOf(At)} /> })}
                  {emergency?.Until && (
                    <> · {t.rich("until", { when: () => <Moment at={emergency.Until ?? ""} /> })}</>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <Pagination
        label={t("pages")}
        first={isFirst ? undefined : { href: "/emergency#closures", label: t("newest") }}
        next={
          page.next ? { href: `/emergency?closures=${page.next}#closures`, label: t("earlier") } : undefined
        }
      />
    </section>
  );
}
