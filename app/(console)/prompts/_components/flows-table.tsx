import { useFormatter, useTranslations } from "next-intl";
import { RowLink } from "#components/ui/row-link.tsx";
import { StaticTableBody } from "#components/ui/static-table.tsx";
import {
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import type { FlowNeed, ListedFlow } from "#lib/domain/prompts/index.ts";
import { filteredFlowPath, flowPath } from "./addresses.ts";
import styles from "./prompts.module.css";

/** A figure that wants somebody stands out, and opens what it counts; none is quiet. */
function Figure(props: { value: number; shown: string; href: string; label: () => string }) {
  const { value, shown, href, label } = props;
  if (value === 0) return <span className={styles.none}>{shown}</span>;
  return (
    <span className={styles.attention}>
      <RowLink href={href} className={styles.figure} aria-label={label()}>
        {shown}
      </RowLink>
    </span>
  );
}

const filterOf = { spanish: "no-spanish", "out-of-date": "out-of-date" } as const;

/** Flows with what each needs (`needs`: what was looked for, and is opened by their names); rendered on the server. Clients are shown no figures of what they may not see. */
export function FlowsTable({ flows, needs }: { flows: readonly ListedFlow[]; needs?: FlowNeed }) {
  const t = useTranslations("prompts.flows");
  const format = useFormatter();
  const hasFigures = flows.some((flow) => flow.figures);
  // Said once, and not for each of many rows.
  const labels = { lobs: t("lobs"), prompts: t("prompts"), missing: t("missing"), outOfDate: t("outOfDate") };
  return (
    <Table caption={t("caption")} stacked>
      <TableHead>
        <TableHeading>{t("name")}</TableHeading>
        <TableHeading>{t("description")}</TableHeading>
        <TableHeading>{t("lobs")}</TableHeading>
        {hasFigures && (
          <>
            <TableHeading numeric>{t("prompts")}</TableHeading>
            <TableHeading numeric>{t("missing")}</TableHeading>
            <TableHeading numeric>{t("outOfDate")}</TableHeading>
          </>
        )}
      </TableHead>
      <StaticTableBody>
        {flows.map(({ FlowName, Description, LOBs, figures }) => (
          <TableRow key={FlowName} className={styles.rows}>
            <TableRowHeading>
              <RowLink
                href={needs ? filteredFlowPath(FlowName, filterOf[needs]) : flowPath(FlowName)}
                className={styles.rowLink}
              >
                {FlowName}
              </RowLink>
            </TableRowHeading>
            <TableCell>{Description}</TableCell>
            <TableCell label={labels.lobs}>
              {LOBs.length > 0 ? format.list(LOBs, { type: "unit" }) : t("noLobs")}
            </TableCell>
            {figures && (
              <>
                <TableCell numeric label={labels.prompts}>
                  {format.number(figures.PromptCount)}
                </TableCell>
                <TableCell numeric label={labels.missing}>
                  <Figure
                    value={figures.MissingEs}
                    shown={format.number(figures.MissingEs)}
                    href={filteredFlowPath(FlowName, "no-spanish")}
                    label={() => t("missingOf", { count: figures.MissingEs, flow: FlowName })}
                  />
                </TableCell>
                <TableCell numeric label={labels.outOfDate}>
                  <Figure
                    value={figures.OutOfDateEs}
                    shown={format.number(figures.OutOfDateEs)}
                    href={filteredFlowPath(FlowName, "out-of-date")}
                    label={() => t("outOfDateOf", { count: figures.OutOfDateEs, flow: FlowName })}
                  />
                </TableCell>
              </>
            )}
          </TableRow>
        ))}
      </StaticTableBody>
    </Table>
  );
}
