import { ArrowLeft, ArrowRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { vanityPath, type VanitySearch } from "./addresses.ts";
import styles from "./vanity.module.css";

type Props = { search: VanitySearch; previous?: string; next?: string };

/** From page to page, both ways. Nothing when there is but one. */
export function RecordPages({ search: { cursor, before, ...filter }, previous, next }: Props) {
  const t = useTranslations("vanity.pages");
  const isFirst = !cursor && !before;
  if (isFirst && !next) return null;
  return (
    <nav aria-label={t("label")} className={styles.pages}>
      {!isFirst && (
        <ButtonLink href={vanityPath(filter)} icon={<ChevronsLeft aria-hidden="true" />}>
          {t("first")}
        </ButtonLink>
      )}
      {previous && (
        <ButtonLink
          href={vanityPath({ ...filter, before: previous })}
          icon={<ArrowLeft aria-hidden="true" />}
        >
          {t("previous")}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={vanityPath({ ...filter, cursor: next })} className={styles.next}>
          {t("next")}
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
