import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SubNavigation } from "#components/layout/sub-navigation.tsx";
import { isDomainError } from "#lib/kernel/errors.ts";
import { callerPath, hoursPath, lobPath, queuesPath } from "../_components/addresses.ts";
import { NextChange, OpenNow } from "../_components/open-now.tsx";
import { LobHeadSkeleton } from "../_components/skeletons.tsx";
import styles from "./_components/lob.module.css";
import { openedLob } from "./_components/opened-lob.ts";

type Props = { params: Promise<{ lob: string }> };

const Head = consolePage<Props>(
  { scope: "config:read", skeleton: <LobHeadSkeleton /> },
  async (_actor, { params }) => {
    const [opened, t] = await Promise.all([
      // That the database does not answer is said once, by the page under this head.
      openedLob((await params).lob).catch((error: unknown) => {
        if (isDomainError(error, "UNAVAILABLE")) return undefined;
        throw error;
      }),
      getTranslations("lobs"),
    ]);
    if (!opened) return null;
    const { lob } = opened;
    return (
      <>
        <PageHeader
          title={lob.DisplayName}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("title"), href: "/lines-of-business" }, { label: lob.DisplayName }]}
          about={
            <span className={styles.about}>
              <OpenNow lob={lob} />
              <span>
                <NextChange lob={lob} />
              </span>
            </span>
          }
        />
        <SubNavigation
          label={t("nav.label")}
          places={[
            { href: lobPath(lob.LOB), label: t("nav.settings"), exact: true },
            { href: hoursPath(lob.LOB), label: t("nav.hours") },
            { href: queuesPath(lob.LOB), label: t("nav.queues") },
            { href: callerPath(lob.LOB), label: t("nav.caller") },
          ]}
        />
      </>
    );
  },
);

/**
 * The head of every page of one line of business: its name (the page's only heading of the first level), whether it
 * is open, and its parts. A page under it begins with headings of the second level, takes what it shows from
 * `openedLob` (read once for both), and has `LobPartSkeleton` for a skeleton.
 */
export default function LobLayout({ children, params }: Props & { children: ReactNode }) {
  return (
    <>
      <Head params={params} />
      {children}
    </>
  );
}
