import { useFormatter, useTranslations } from "next-intl";
import type { ListedFlow, PromptFilter } from "#lib/domain/prompts/index.ts";
import { filteredFlowPath, flowPath } from "../../_components/addresses.ts";
import { FilterLinks } from "../../_components/filter-links.tsx";

type Props = { flow: string; figures: NonNullable<ListedFlow["figures"]>; chosen?: PromptFilter };

/** What a flow's prompts can be looked for by, with how many each finds as far as the flow knows. */
export function FlowFilters({ flow, figures, chosen }: Props) {
  const t = useTranslations("prompts.filters");
  const format = useFormatter();
  const link = (value: PromptFilter, count?: number) => ({
    value,
    href: filteredFlowPath(flow, value),
    label: t(value),
    count: count === undefined ? undefined : format.number(count),
  });
  return (
    <FilterLinks
      label={t("label")}
      chosen={chosen}
      links={[
        { href: flowPath(flow), label: t("all"), count: format.number(figures.PromptCount) },
        link("no-spanish", figures.MissingEs),
        link("out-of-date", figures.OutOfDateEs),
        link("inactive"),
      ]}
    />
  );
}
