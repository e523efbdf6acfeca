import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Download } from "#components/ui/icons.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { offeredQueues } from "#lib/domain/lines-of-business/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { lobPath } from "../_components/addresses.ts";
import { AnswerSize } from "../_components/answer-size.tsx";
import { LobPartSkeleton } from "../_components/skeletons.tsx";
import { ArchiveLob } from "./_components/archive-lob.tsx";
import { LobNotices } from "./_components/lob-notices.tsx";
import { openedLob } from "./_components/opened-lob.ts";
import { HistoryOfLob } from "./_components/setting-history.tsx";
import { SettingsEditor } from "./_components/settings-editor.tsx";
import type { SettingsOf } from "./_components/settings-of.ts";
import { SettingsReader } from "./_components/settings-reader.tsx";
import styles from "./_components/settings.module.css";

type Props = { params: Promise<{ lob: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("lobs.nav");
  return { title: `${(await params).lob} · ${t("settings")}` };
}

/** The settings and flags of one line of business, to change or to read. One GetItem and one Query. */
export default consolePage<Props>(
  { scope: "config:read", skeleton: <LobPartSkeleton /> },
  async (actor, { params }) => {
    const [opened, t, moving] = await Promise.all([
      openedLob((await params).lob),
      getTranslations("lobs"),
      getTranslations("moving.lob"),
    ]);
    const { lob, values, states } = opened;
    const mayRestore = lob.canChange && allows(actor, "history:restore");
    const queues = lob.canChange ? (await offeredQueues(services(), actor, opened)).queues : [];
    const of: SettingsOf = { lob, values, states, queues, mayRestore };
    return (
      <MessagesProvider text={await pickMessages("lobs", "history", "states", "caller")}>
        <LobNotices opened={opened} mayWrite={allows(actor, "config:write")} />
        {lob.canChange ? <SettingsEditor of={of} /> : <SettingsReader of={of} />}
        {allows(actor, "prompts:read-all") && (
          <section className={styles.archive} aria-labelledby="move">
            <div>
              <h2 id="move">{moving("exportTitle")}</h2>
              <p className={styles.hint}>{moving("exportAbout")}</p>
            </div>
            <ButtonLink
              href={`/api${lobPath(lob.LOB)}/export`}
              download
              icon={<Download aria-hidden="true" />}
            >
              {moving("export")}
            </ButtonLink>
          </section>
        )}
        <section className={styles.archive}>
          <AnswerSize of={t("editor.answerSize")} {...opened.answerSize} />
        </section>
        <section className={styles.archive} aria-labelledby="archive">
          <div>
            <h2 id="archive">{t(lob.canChange ? "archive.heading" : "archive.headingRead")}</h2>
            {lob.canChange && <p className={styles.hint}>{t("archive.about")}</p>}
          </div>
          {lob.canChange && <ArchiveLob lob={lob.LOB} name={lob.DisplayName} />}
          <HistoryOfLob
            lob={lob.LOB}
            title={lob.DisplayName}
            version={lob.ArchivedAt ? Date.parse(lob.ArchivedAt) : 0}
          />
        </section>
      </MessagesProvider>
    );
  },
);
