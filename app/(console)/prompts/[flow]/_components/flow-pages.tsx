import { ArrowLeft, ArrowRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { filteredFlowPath, flowPath } from "../../_components/addresses.ts";
import styles from "./flow.module.css";

type Props = { flow: string; filter?: string; isFirst: boolean; previous?: string; next?: string };

/** From page to page of a flow's prompts: to the first, back and on. Nothing when there is but one page. */
export function FlowPages({ flow, filter, isFirst, previous, next }: Props) {
  const t = useTranslations("prompts.flow");
  if (isFirst && !next) return null;
  const path = filter ? filteredFlowPath(flow, filter) : flowPath(flow);
  const page = (cursor: string) => `${path}${filter ? "&" : "?"}${cursor}`;
  return (
    <nav aria-label={t("pages")} className={styles.pages}>
      {!isFirst && (
        <ButtonLink href={path} icon={<ChevronsLeft aria-hidden="true" />}>
          {t("first")}
        </ButtonLink>
      )}
      {previous && (
        <ButtonLink href={page(`before=${previous}`)} icon={<ArrowLeft aria-hidden="true" />}>
          {t("previous")}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={page(`cursor=${next}`)} className={styles.next}>
          {t("next")}
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
