import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { nameFromAddress } from "#app/(console)/prompts/_components/addresses.ts";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { explainedNumbers, openRecord } from "#lib/domain/vanity-history/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { LobsSkeleton } from "../../lines-of-business/_components/skeletons.tsx";
import { vanityPath } from "../_components/addresses.ts";
import styles from "../_components/vanity.module.css";
import { RevealRecord } from "./_components/reveal-record.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vanity");
  return { title: t("record.title") };
}

/** One record: when, for whom, and what was made of the number. One GetItem. */
export default consolePage<Props>(
  { scope: "vanity:read", skeleton: <LobsSkeleton /> },
  async (actor, { params }) => {
    const id = nameFromAddress((await params).id);
    const [record, t, frame] = await Promise.all([
      openRecord(services(), actor, { id }),
      getTranslations("vanity"),
      getTranslations("frame"),
    ]);
    const { numbers } = services();
    const { phoneNumber, targetNumber, timestamp, contactId } = record;
    return (
      <MessagesProvider text={await pickMessages("vanity", "numbers")}>
        <PageHeader
          title={t("record.title")}
          crumbsLabel={frame("breadcrumbs")}
          crumbs={[{ label: t("title"), href: vanityPath() }, { label: t("record.title") }]}
          about={
            <>
              <Moment at={timestamp} />
              {contactId && ` · ${t("record.contact", { id: contactId })}`}
            </>
          }
        />
        <div className={styles.page}>
          <section className={styles.panel} aria-label={t("record.title")}>
            <RevealRecord
              id={id}
              caller={phoneNumber?.slice(-4)}
              target={targetNumber.slice(-4)}
              numbers={explainedNumbers(record).map(({ score, inWords, digits }) => ({
                score,
                inWords,
                digits,
              }))}
            />
          </section>
          <div className={styles.buttons}>
            {phoneNumber && (
              <ButtonLink href={vanityPath({ caller: numbers.seal(phoneNumber) })}>
                {t("record.byCaller")}
              </ButtonLink>
            )}
            <ButtonLink href={vanityPath({ target: numbers.seal(targetNumber) })}>
              {t("record.byTarget")}
            </ButtonLink>
          </div>
        </div>
      </MessagesProvider>
    );
  },
);
