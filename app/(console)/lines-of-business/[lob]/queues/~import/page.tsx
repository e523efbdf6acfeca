import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Download } from "#components/ui/icons.tsx";
import { maxQueueRows, queueColumns } from "#lib/domain/lines-of-business/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { queuesPath } from "../../../_components/addresses.ts";
import { knownRun } from "../../../_components/moving/known-run.ts";
import { MovingPlace } from "../../../_components/moving/moving-place.tsx";
import { LobPartSkeleton } from "../../../_components/skeletons.tsx";
import { openedLob } from "../../_components/opened-lob.ts";
import styles from "../../../../prompts/~import/_components/import.module.css";

type Props = { params: Promise<{ lob: string }>; searchParams: Promise<{ run?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("moving.queues");
  return { title: `${t("title")} · ${(await params).lob}` };
}

/** Queue mappings from a CSV: what it would do, doing it, and taking it back. */
export default consolePage<Props>(
  { scope: "config:write", skeleton: <LobPartSkeleton /> },
  async (actor, { params, searchParams }) => {
    const { lob } = await openedLob((await params).lob);
    if (!lob.canChange) forbidden();
    const [{ run, isGone }, t] = await Promise.all([
      knownRun(actor, (await searchParams).run),
      getTranslations("moving.queues"),
    ]);
    return (
      <MessagesProvider text={await pickMessages("import", "moving", "lobs", "queues", "caller", "history")}>
        <div className={styles.place}>
          <div>
            <h2>{t("title")}</h2>
            <p className={styles.soft}>{t("about")}</p>
          </div>
          <MovingPlace
            key={run?.id ?? "new"}
            run={run}
            isGone={isGone}
            lob={lob.LOB}
            words={{ label: t("file"), hint: t("fileHint", { rows: maxQueueRows }) }}
            accept=".csv,.tsv,.txt,text/csv"
            expected={
              <section aria-labelledby="expected" className={styles.section}>
                <h2 id="expected">{t("expected")}</h2>
                <dl className={styles.columns}>
                  {queueColumns.map((column) => (
                    <div key={column} className={styles.column}>
                      <dt>
                        <code translate="no">{column}</code>
                      </dt>
                      <dd>{t(`columns.${column}`)}</dd>
                    </div>
                  ))}
                </dl>
                <p className={styles.soft}>{t("stays")}</p>
                <div className={styles.buttons}>
                  <ButtonLink
                    href={`/api${queuesPath(lob.LOB)}`}
                    download
                    icon={<Download aria-hidden="true" />}
                  >
                    {t("export")}
                  </ButtonLink>
                </div>
              </section>
            }
          />
        </div>
      </MessagesProvider>
    );
  },
);
