import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { FilterLinks } from "#app/(console)/prompts/_components/filter-links.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PhoneCall } from "#components/ui/icons.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { State } from "#components/ui/state.tsx";
import { allows, seesLobs } from "#lib/domain/access/index.ts";
import {
  checkCallback,
  listAllCallbacks,
  listCallbacks,
  type HeldTogether,
} from "#lib/domain/callbacks/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { lobsOnce } from "#lib/web/lines-of-business.ts";
import { services } from "#lib/web/services.ts";
import { LobsSkeleton } from "../lines-of-business/_components/skeletons.tsx";
import { FindNumber } from "../numbers/_components/find-number.tsx";
import { callbacksPath, noneInAddress } from "./_components/addresses.ts";
import styles from "./_components/callbacks.module.css";
import { CallbacksTable } from "./_components/callbacks-table.tsx";
import { CheckAnswer, type Checked } from "./_components/check-answer.tsx";

type Props = { searchParams: Promise<{ lob?: string; cursor?: string; check?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("callbacks");
  return { title: t("title") };
}

async function checkOf(actor: Actor, handle: string | undefined): Promise<Checked | undefined> {
  if (!handle) return undefined;
  const number = services().numbers.open(handle);
  return number ? { number, found: await checkCallback(services(), actor, { number }) } : "gone";
}

/** One line of business's page, or the first of each together. */
async function held(
  actor: Actor,
  lobs: readonly string[],
  lob: string | undefined,
  cursor?: string,
): Promise<HeldTogether & { next?: string }> {
  if (!lob) return listAllCallbacks(services(), actor, { lobs });
  const page = await listCallbacks(services(), actor, {
    lob: lob === noneInAddress ? undefined : lob,
    cursor,
  });
  return { ...page, byLob: [], hasMore: false };
}

/**
 * The numbers that are held for a callback: those of one line of business (one Query), or of all (one Query each);
 * the directory is one more, and so is a number that is checked.
 */
export default consolePage<Props>(
  { scope: "callbacks:read", skeleton: <LobsSkeleton /> },
  async (actor, { searchParams }) => {
    const { lob, cursor, check } = await searchParams;
    const [{ lobs }, t, pages, states, checked] = await Promise.all([
      lobsOnce(actor),
      getTranslations("callbacks"),
      getTranslations("common.pages"),
      getTranslations("states"),
      checkOf(actor, check),
    ]);
    const keys = lobs.map(({ LOB }) => LOB);
    const list = await held(actor, keys, lob, cursor);
    const names = new Map(lobs.map(({ LOB, DisplayName }) => [LOB, DisplayName]));
    const canClear = allows(actor, "callbacks:clear");
    const countOf = (key: string) => {
      const known = list.byLob.find((one) => one.lob === key);
      return known && `${known.found}${known.hasMore ? "+" : ""}`;
    };
    return (
      <MessagesProvider text={await pickMessages("callbacks", "numbers")}>
        <PageHeader title={t("title")} about={t("about")} />
        <div className={styles.page}>
          <section className={styles.check} aria-labelledby="check">
            <h2 id="check">{t("check.title")}</h2>
            <FindNumber
              place="callbacks"
              label={t("check.title")}
              field={t("check.field")}
              hint={t("check.hint")}
              button={t("check.button")}
            />
            {checked && <CheckAnswer checked={checked} names={names} canClear={canClear} />}
          </section>
          {list.unreadable > 0 && (
            <Alert kind="warning">{states("unreadable", { count: list.unreadable })}</Alert>
          )}
          <FilterLinks
            label={t("filters")}
            chosen={lob}
            links={[
              { href: callbacksPath(), label: t("all") },
              ...lobs.map(({ LOB, DisplayName }) => ({
                value: LOB,
                href: callbacksPath(LOB),
                label: DisplayName,
                count: countOf(LOB),
              })),
              ...(seesLobs(actor, [])
                ? [{ value: noneInAddress, href: callbacksPath(noneInAddress), label: t("noLob") }]
                : []),
            ]}
          />
          {list.items.length > 0 ? (
            <CallbacksTable callbacks={list.items} names={names} canClear={canClear} />
          ) : (
            <State
              icon={<PhoneCall />}
              title={t(lob ? "emptyHere" : "empty")}
              actions={cursor && <ButtonLink href={callbacksPath(lob)}>{pages("first")}</ButtonLink>}
            >
              {t("emptyAbout")}
            </State>
          )}
          {list.hasMore && <p className={styles.faint}>{t("more", { count: list.items.length })}</p>}
          <Pagination
            label={pages("label")}
            first={cursor ? { href: callbacksPath(lob), label: pages("first") } : undefined}
            next={list.next ? { href: callbacksPath(lob, list.next), label: pages("next") } : undefined}
          />
        </div>
      </MessagesProvider>
    );
  },
);
