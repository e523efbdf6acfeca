import { useTranslations } from "next-intl";
import { Pagination } from "#components/ui/pagination.tsx";
import { filteredFlowPath, flowPath } from "../../_components/addresses.ts";

type Props = { flow: string; filter?: string; isFirst: boolean; previous?: string; next?: string };

/** From page to page of a flow's prompts: to the first, back and on. Nothing when there is but one page. */
export function FlowPages({ flow, filter, isFirst, previous, next }: Props) {
  const t = useTranslations("prompts.flow");
  const path = filter ? filteredFlowPath(flow, filter) : flowPath(flow);
  const page = (cursor: string) => `${path}${filter ? "&" : "?"}${cursor}`;
  return (
    <Pagination
      label={t("pages")}
      first={isFirst ? undefined : { href: path, label: t("first") }}
      previous={previous ? { href: page(`before=${previous}`), label: t("previous") } : undefined}
      next={next ? { href: page(`cursor=${next}`), label: t("next") } : undefined}
    />
  );
}
