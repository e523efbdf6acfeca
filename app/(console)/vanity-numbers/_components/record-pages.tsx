import { useTranslations } from "next-intl";
import { Pagination } from "#components/ui/pagination.tsx";
import { vanityPath, type VanitySearch } from "./addresses.ts";

type Props = { search: VanitySearch; previous?: string; next?: string };

/** From page to page, both ways. Nothing when there is but one. */
export function RecordPages({ search: { cursor, before, ...filter }, previous, next }: Props) {
  const t = useTranslations("vanity.pages");
  return (
    <Pagination
      label={t("label")}
      first={cursor || before ? { href: vanityPath(filter), label: t("first") } : undefined}
      previous={
        previous ? { href: vanityPath({ ...filter, before: previous }), label: t("previous") } : undefined
      }
      next={next ? { href: vanityPath({ ...filter, cursor: next }), label: t("next") } : undefined}
    />
  );
}
