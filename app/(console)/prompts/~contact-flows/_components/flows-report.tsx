import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import type { Examination } from "#lib/domain/contact-flows/index.ts";
import { flowPath, promptPath } from "../../_components/addresses.ts";
import styles from "./contact-flows.module.css";
import { FileReport } from "./file-report.tsx";

/** What was found in contact flows, file by file, and what of the console none of them asks for. */
export async function FlowsReport({
  examination: { files, unused, uncalled },
}: {
  examination: Examination;
}) {
  const t = await getTranslations("contactFlows.report");
  const isCompared = files.some(({ prompts }) => prompts.some(({ standing }) => standing !== "noFlow"));
  return (
    <section className={styles.report} aria-labelledby="report">
      <h2 id="report" className={styles.title}>
        {t("title", { count: files.length })}
      </h2>
      {files.map((file, place) => (
        <FileReport key={`${place} ${file.name}`} file={file} />
      ))}
      {isCompared && (
        <Card as="section" className={styles.file}>
          <h3 className={styles.name}>{t("unused")}</h3>
          <p className={styles.soft}>{unused.length > 0 ? t("unusedAbout") : t("allUsed")}</p>
          {unused.map(({ flow, names }) => (
            <div key={flow}>
              <h4 className={styles.part}>
                <Link href={flowPath(flow)}>{flow}</Link>
              </h4>
              <ul className={styles.names}>
                {names.map((name) => (
                  <li key={name}>
                    <Link href={promptPath(flow, name)} prefetch={false}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </Card>
      )}
      {uncalled.length > 0 && (
        <Card as="section" className={styles.file}>
          <h3 className={styles.name}>{t("uncalled")}</h3>
          <ul className={styles.names}>
            {uncalled.map(({ flow, prompts }) => (
              <li key={flow}>
                <Link href={flowPath(flow)} prefetch={false}>
                  {t("uncalledFlow", { flow, prompts })}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
