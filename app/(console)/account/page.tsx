import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { codesState } from "#lib/web/session/one-time-codes-form.ts";
import { consolePage } from "../_page/console-page.tsx";
import { CodesForm } from "./_components/codes-form.tsx";
import { AccountSkeleton } from "./_components/account-skeleton.tsx";
import { Person } from "./_components/person.tsx";
import { changeCodes } from "./actions.ts";
import styles from "./_components/account.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

/** One's own sign-in: who the console takes one for, and one-time codes. */
export default consolePage({ skeleton: <AccountSkeleton /> }, async (actor) => {
  const [state, t, messages] = await Promise.all([
    codesState(),
    getTranslations("account"),
    pickMessages("account", "auth"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <div className={styles.page}>
        <Person actor={actor} />
        <MessagesProvider text={messages}>
          <CodesForm action={changeCodes} initial={state} />
        </MessagesProvider>
      </div>
    </>
  );
});
