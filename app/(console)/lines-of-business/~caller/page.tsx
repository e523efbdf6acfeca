import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PhoneIncoming } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { zonedIso } from "#lib/domain/lines-of-business/browser-hours.ts";
import { listLobs, whatCallersHear } from "#lib/domain/lines-of-business/index.ts";
import { listFlows } from "#lib/domain/prompts/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { lobPath } from "../_components/addresses.ts";
import { LobsSkeleton } from "../_components/skeletons.tsx";
import { Answer } from "./_components/answer.tsx";
import styles from "./_components/caller.module.css";
import { flowsOf, questionOf, readAsked, type Search } from "./_components/question.ts";
import { QuestionForm } from "./_components/question-form.tsx";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("caller");
  return { title: t("title") };
}

/**
 * What would a caller hear? The question on one side, a time line of what is heard and decided on the other.
 * Two Queries for what there is to choose from; those of the answer are said at `whatCallersHear`.
 */
export default consolePage<Props>(
  { scope: "config:read", skeleton: <LobsSkeleton /> },
  async (actor, { searchParams }) => {
    const [typed, t] = await Promise.all([searchParams.then(readAsked), getTranslations("caller")]);
    const hear = (asked: typeof typed) => whatCallersHear(services(), actor, questionOf(asked));
    const [{ lobs }, { items: flows }, early] = await Promise.all([
      listLobs(services(), actor),
      listFlows(services(), actor, { whole: true }),
      typed.lob && typed.flow ? hear(typed) : undefined,
    ]);
    const lob = typed.lob || (lobs.find(({ ArchivedAt }) => !ArchivedAt)?.LOB ?? "");
    const asked = { ...typed, lob, flow: typed.flow || (flowsOf(flows, lob)[0]?.FlowName ?? "") };
    const heard = early ?? (lob ? await hear(asked) : undefined);
    return (
      <MessagesProvider text={await pickMessages("caller", "prompts")}>
        <PageHeader
          title={t("title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[
            { label: t("lobs"), href: "/lines-of-business" },
            ...(heard ? [{ label: heard.displayName, href: lobPath(lob) }] : []),
            { label: t("title") },
          ]}
          about={t("about")}
        />
        {heard ? (
          <div className={styles.page}>
            <QuestionForm
              asked={asked}
              wall={asked.at ? zonedIso(heard.at, heard.timeZone).slice(0, 16) : ""}
              lobs={lobs.map(({ LOB, DisplayName, TimeZone }) => ({ LOB, DisplayName, TimeZone }))}
              flows={flows.map(({ FlowName, LOBs }) => ({ FlowName, LOBs }))}
              intents={heard.intents}
              misread={heard.misread}
            />
            <Answer asked={asked} heard={heard} />
          </div>
        ) : (
          <State icon={<PhoneIncoming />} title={t("emptyTitle")}>
            {t("empty")}
          </State>
        )}
      </MessagesProvider>
    );
  },
);
