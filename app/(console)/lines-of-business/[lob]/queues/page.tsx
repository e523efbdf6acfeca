import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Download, FileUp, Plus } from "#components/ui/icons.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { mappingKey } from "#lib/domain/lines-of-business/browser.ts";
import { offeredQueues, settingHistory } from "#lib/domain/lines-of-business/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { queuesPath } from "../../_components/addresses.ts";
import { LobPartSkeleton } from "../../_components/skeletons.tsx";
import { openedLob } from "../_components/opened-lob.ts";
import { nameFromPart, newMappingPath } from "./_components/addresses.ts";
import { MappingPanel } from "./_components/mapping-panel.tsx";
import { ProblemList } from "./_components/problem-list.tsx";
import { QueueTable } from "./_components/queue-table.tsx";
import styles from "./_components/queues.module.css";

type Props = {
  params: Promise<{ lob: string }>;
  /** `mapping=billing.es` opens one; `new` begins one, for an intent and language where they are named. */
  searchParams: Promise<{ mapping?: string; new?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("queues");
  return { title: `${t("title")} · ${(await params).lob}` };
}

/** Which queue serves whom: every intent in every language, resolved, and each mapping with its history. */
export default consolePage<Props>(
  { scope: "config:read", skeleton: <LobPartSkeleton /> },
  async (actor, { params, searchParams }) => {
    const [{ lob: name }, { mapping, new: begun }] = await Promise.all([params, searchParams]);
    const [opened, t] = await Promise.all([openedLob(name), getTranslations("queues")]);
    const { LOB: lob, canChange } = opened.lob;
    const isNew = begun !== undefined && canChange;
    const named =
      nameFromPart(isNew ? begun : mapping) ?? (isNew ? { Intent: "", Language: "*" as const } : undefined);
    const stored = isNew
      ? undefined
      : opened.mappings.find(
          ({ Intent, Language }) => Intent === named?.Intent && Language === named.Language,
        );
    const [offered, history] = await Promise.all([
      named && canChange ? offeredQueues(services(), actor, opened) : undefined,
      named && !isNew
        ? settingHistory(services(), actor, { lob, key: mappingKey(named.Intent, named.Language) })
        : undefined,
    ]);
    return (
      <MessagesProvider text={await pickMessages("queues", "lobs", "history", "caller")}>
        <div className={styles.page}>
          <div className={styles.head}>
            <p className={styles.about}>{t("about")}</p>
            <div className={styles.buttons}>
              <ButtonLink href={`/api${queuesPath(lob)}`} download icon={<Download aria-hidden="true" />}>
                {t("export")}
              </ButtonLink>
              {canChange && (
                <>
                  <ButtonLink href={`${queuesPath(lob)}/~import`} icon={<FileUp aria-hidden="true" />}>
                    {t("import")}
                  </ButtonLink>
                  <ButtonLink
                    href={newMappingPath(lob)}
                    kind="primary"
                    scroll={false}
                    icon={<Plus aria-hidden="true" />}
                  >
                    {t("add")}
                  </ButtonLink>
                </>
              )}
            </div>
          </div>
          {allows(actor, "config:write") && !canChange && <Alert kind="info">{t("readOnly")}</Alert>}
          {named && (
            <MappingPanel
              opened={opened}
              named={named}
              isNew={isNew}
              stored={stored}
              offered={offered}
              history={history}
              mayRestore={canChange && allows(actor, "history:restore")}
            />
          )}
          <ProblemList
            lob={lob}
            problems={opened.problems}
            unreadable={opened.unreadable}
            canChange={canChange}
          />
          <QueueTable
            lob={lob}
            canChange={canChange}
            resolved={opened.resolved}
            opened={isNew ? undefined : named}
            flagged={new Set(opened.problems.flatMap(({ keys }) => keys))}
          />
        </div>
      </MessagesProvider>
    );
  },
);
