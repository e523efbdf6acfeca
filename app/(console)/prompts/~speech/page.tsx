import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { openPhrases } from "#lib/domain/speech-bot/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { EditorSkeleton } from "../_components/skeletons.tsx";
import { Who } from "../_components/who.tsx";
import { BotNotice } from "./_components/bot-notice.tsx";
import { PhraseEditor } from "./_components/phrase-editor.tsx";
import { PhrasesHistory } from "./_components/phrases-history.tsx";
import { PhrasesReader } from "./_components/phrases-reader.tsx";
import styles from "./_components/speech.module.css";
import { TryPhrase } from "./_components/try-phrase.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("speech");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ cursor?: string }> };

/** What callers may say to the speech bot, to edit or to read, with its history. One GetItem and one Query. */
export default consolePage<Props>(
  { scope: "prompts:read-all", skeleton: <EditorSkeleton /> },
  async (actor, { searchParams }) => {
    const { cursor } = await searchParams;
    const [{ stored, bot, canChange, mayRestore, history }, t, locale] = await Promise.all([
      openPhrases(services(), actor, cursor),
      getTranslations("speech"),
      getLocale(),
    ]);
    const { Version, UpdatedBy, UpdatedAt } = stored;
    return (
      <MessagesProvider text={await pickMessages("speech", "prompts", "history")}>
        <PageHeader
          title={t("title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("prompts"), href: "/prompts" }, { label: t("title") }]}
          about={
            <>
              <p>{t("about")}</p>
              <p>
                {UpdatedBy && UpdatedAt
                  ? t.rich("version", {
                      version: Version,
                      who: () => <Who actor={UpdatedBy} />,
                      when: () => <Moment at={UpdatedAt} />,
                    })
                  : t("shipped")}
              </p>
            </>
          }
        />
        <div className={styles.page} data-history={history !== undefined}>
          <div className={styles.main}>
            <BotNotice bot={bot} />
            {canChange ? (
              <PhraseEditor stored={stored} language={locale} />
            ) : (
              <>
                <TryPhrase phrases={stored} language={locale} />
                <PhrasesReader phrases={stored} />
              </>
            )}
          </div>
          {history && (
            <PhrasesHistory
              changes={history}
              version={Version}
              mayRestore={mayRestore}
              isEarlier={cursor !== undefined}
            />
          )}
        </div>
      </MessagesProvider>
    );
  },
);
