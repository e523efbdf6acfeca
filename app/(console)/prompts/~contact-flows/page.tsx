import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { examineContactFlows, maxFlowBytes, maxFlowFiles } from "#lib/domain/contact-flows/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { shippedFlowNames, shippedFlows } from "#lib/web/shipped-flows.ts";
import { contactFlowsPath, firstOf } from "../_components/addresses.ts";
import { FilterLinks } from "../_components/filter-links.tsx";
import { ListSkeleton } from "../_components/skeletons.tsx";
import styles from "./_components/contact-flows.module.css";
import { ChooseFlows } from "./_components/choose-flows.tsx";
import { FlowsReport } from "./_components/flows-report.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contactFlows");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ flow?: string | string[] }> };

/** Contact flows beside the console's prompts: those that are shipped (`?flow=`), or files of the reader's own. */
export default consolePage<Props>(
  { scope: "prompts:read-all", skeleton: <ListSkeleton columns={3} /> },
  async (actor, { searchParams }) => {
    const chosen = firstOf((await searchParams).flow);
    const files = shippedFlows(chosen);
    const [t, examination] = await Promise.all([
      getTranslations("contactFlows"),
      files.length > 0 ? examineContactFlows(services(), actor, files) : undefined,
    ]);
    return (
      <>
        <PageHeader
          title={t("title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("prompts"), href: "/prompts" }, { label: t("title") }]}
          about={t("about")}
        />
        <div className={styles.page}>
          <MessagesProvider text={await pickMessages("contactFlows", "import")}>
            <ChooseFlows
              key={chosen}
              limits={{ most: maxFlowFiles, kilobytes: maxFlowBytes / 1024 }}
              shipped={
                <section className={styles.shipped} aria-labelledby="shipped">
                  <h2 id="shipped" className={styles.soft}>
                    {t("shipped")}
                  </h2>
                  <FilterLinks
                    label={t("shipped")}
                    chosen={chosen}
                    links={[
                      { value: "all", href: contactFlowsPath("all"), label: t("all") },
                      ...shippedFlowNames.map((name) => ({
                        value: name,
                        href: contactFlowsPath(name),
                        label: `${name}.json`,
                      })),
                    ]}
                  />
                </section>
              }
              report={examination && <FlowsReport examination={examination} />}
            />
          </MessagesProvider>
        </div>
      </>
    );
  },
);
