import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ShieldCheck } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { emergencyWords, listClosures } from "#lib/domain/lines-of-business/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { closureGroups, lobsOnce } from "#lib/web/lines-of-business.ts";
import { services } from "#lib/web/services.ts";
import { ClosuresHistory } from "./_components/closures-history.tsx";
import { EmergencySkeleton } from "./_components/emergency-skeleton.tsx";
import styles from "./_components/emergency.module.css";
import { InForce } from "./_components/in-force.tsx";
import { Playbooks } from "./_components/playbooks.tsx";
import { RaiseForm } from "./_components/raise-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("emergency");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ lob?: string | string[]; closures?: string }> };

const noWords = { Reason: "", EmergencyText_en: "", EmergencyText_es: "" };
/** Words that are true of every emergency, for when there is no time to choose. */
const generalWords = {
  EmergencyText_en: emergencyWords(noWords, "en").text,
  EmergencyText_es: emergencyWords(noWords, "es").text,
};

/** `?lob=retail`, several times, or `?lob=*` for all: those of them that the reader may close. */
function chosenOf(wanted: string | string[] | undefined, mine: readonly string[]): string[] {
  const names = [wanted ?? []].flat();
  if (names.includes("*") || mine.length === 1) return [...mine];
  return mine.filter((lob) => names.includes(lob));
}

/** What is closed in an emergency, closing and opening again, prepared texts, and what was. Two Queries. */
export default consolePage<Props>(
  { scope: "config:emergency", skeleton: <EmergencySkeleton /> },
  async (actor, { searchParams }) => {
    const { lob, closures: cursor } = await searchParams;
    const [list, history, t, states] = await Promise.all([
      lobsOnce(actor),
      listClosures(services(), actor, { cursor }),
      getTranslations("emergency"),
      getTranslations("states"),
    ]);
    const groups = closureGroups(list.lobs);
    const closable = list.lobs.filter(({ canCloseNow }) => canCloseNow);
    const unreadable = list.unreadable + history.unreadable;
    return (
      <MessagesProvider text={await pickMessages("emergency", "prompts")}>
        <PageHeader title={t("title")} about={t("about")} />
        <div className={styles.page}>
          {unreadable > 0 && <Alert kind="warning">{states("unreadable", { count: unreadable })}</Alert>}
          {groups.length > 0 && <InForce groups={groups} />}
          {closable.length > 0 ? (
            <section className={styles.section} aria-labelledby="raise">
              <h2 id="raise">{t("raise.title")}</h2>
              <RaiseForm
                lobs={closable.map(({ LOB, DisplayName, TimeZone, emergency }) => ({
                  LOB,
                  DisplayName,
                  TimeZone,
                  emergency,
                }))}
                playbooks={list.playbooks}
                generalWords={generalWords}
                initialLobs={chosenOf(
                  lob,
                  closable.map(({ LOB }) => LOB),
                )}
                isAimed={lob !== undefined}
                now={services().clock.now().toISOString()}
              />
            </section>
          ) : (
            <State icon={<ShieldCheck />} title={t("nothingTitle")}>
              {t("nothingBody")}
            </State>
          )}
          <Playbooks
            playbooks={list.playbooks}
            lobs={list.lobs
              .filter(({ ArchivedAt }) => !ArchivedAt)
              .map(({ LOB, DisplayName }) => ({ LOB, DisplayName }))}
            canCreate={allows(actor, "config:write")}
            isLimited={actor.kind === "user" && actor.lobs !== "*"}
          />
          <ClosuresHistory
            page={history}
            names={new Map(list.lobs.map(({ LOB, DisplayName }) => [LOB, DisplayName]))}
            isFirst={!cursor}
          />
        </div>
      </MessagesProvider>
    );
  },
);
