import { Download, FileSpreadsheet } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { importColumns, requiredColumns, type ImportColumn } from "#lib/domain/prompts/index.ts";
import styles from "./import.module.css";

const required: readonly ImportColumn[] = requiredColumns;

/** What a file holds, column by column, and a file to begin with. Rendered on the server. */
export async function Expected() {
  const t = await getTranslations("import.expected");
  return (
    <section aria-labelledby="expected" className={styles.section}>
      <h2 id="expected">{t("title")}</h2>
      <p className={styles.soft}>{t("intro")}</p>
      <dl className={styles.columns}>
        {importColumns.map((column) => (
          <div key={column} className={styles.column}>
            <dt>
              <code translate="no">{column}</code>
              {required.includes(column) && <Badge kind="quiet">{t("required")}</Badge>}
            </dt>
            <dd>{t(column)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{t("absent")}</p>
      <div className={styles.buttons}>
        <ButtonLink
          href="/api/prompts/export?template"
          download
          icon={<FileSpreadsheet aria-hidden="true" />}
        >
          {t("template")}
        </ButtonLink>
        <ButtonLink href="/api/prompts/export" download icon={<Download aria-hidden="true" />}>
          {t("export")}
        </ButtonLink>
      </div>
    </section>
  );
}
