import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { nameFromAddress } from "#app/(console)/prompts/_components/addresses.ts";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { ArrowRight } from "#components/ui/icons.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { openNumber } from "#lib/domain/numbers/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { lobNames } from "#lib/web/lines-of-business.ts";
import { services } from "#lib/web/services.ts";
import { CheckAnswer } from "../../callbacks/_components/check-answer.tsx";
import { LobsSkeleton } from "../../lines-of-business/_components/skeletons.tsx";
import { SessionsTable } from "../../sessions/_components/sessions-table.tsx";
import { vanityPath } from "../../vanity-numbers/_components/addresses.ts";
import { RecordsTable } from "../../vanity-numbers/_components/records-table.tsx";
import styles from "../_components/numbers.module.css";
import { PhoneNumber } from "../_components/phone-number.tsx";

type Props = { params: Promise<{ e164: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers.one");
  return { title: t("title") };
}

function Part({
  id,
  title,
  none,
  more,
  children,
}: {
  id: string;
  title: string;
  none: string;
  more?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children ?? <p className={styles.faint}>{none}</p>}
      {more && <div>{more}</div>}
    </section>
  );
}

/** Everything about one number: each part for those who may see it. Its calls are said at `openNumber`. */
export default consolePage<Props>({ skeleton: <LobsSkeleton /> }, async (actor, { params }) => {
  const deps = services();
  const opened = await openNumber(deps, actor, nameFromAddress((await params).e164));
  const { number, callback, asCaller, asTarget, sessions } = opened;
  const [t, lobs] = await Promise.all([getTranslations("numbers.one"), lobNames(actor)]);
  const handle = deps.numbers.seal(number);
  const all = (href: string) => (
    <ButtonLink href={href}>
      {t("all")}
      <ArrowRight aria-hidden="true" />
    </ButtonLink>
  );
  const records = [
    { id: "as-caller", list: asCaller, href: vanityPath({ caller: handle }), title: t("asCaller") },
    { id: "as-target", list: asTarget, href: vanityPath({ target: handle }), title: t("asTarget") },
  ];
  return (
    <MessagesProvider text={await pickMessages("numbers", "callbacks", "vanity", "sessions")}>
      <PageHeader
        title={t("title")}
        about={<PhoneNumber number={number} canShow={opened.canShow} isHere />}
      />
      <div className={styles.parts}>
        {callback && (
          <Part id="callback" title={t("callback")} none="">
            <CheckAnswer
              checked={{ number, found: callback.held }}
              names={lobs}
              canClear={allows(actor, "callbacks:clear")}
            />
          </Part>
        )}
        {records.map(
          ({ id, list, href, title }) =>
            list && (
              <Part key={id} id={id} title={title} none={t("noVanity")} more={list.next && all(href)}>
                {list.items.length > 0 ? <RecordsTable records={list.items} /> : undefined}
              </Part>
            ),
        )}
        {sessions && (
          <Part id="sessions" title={t("sessions")} none={t("noSessions")}>
            {sessions.items.length > 0 ? <SessionsTable sessions={sessions.items} lobs={lobs} /> : undefined}
          </Part>
        )}
      </div>
    </MessagesProvider>
  );
});
