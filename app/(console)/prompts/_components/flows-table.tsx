import { useFormatter, useTranslations } from "next-intl";
import { onceEach } from "#components/ui/once-each.ts";
import { SoftLink } from "#components/ui/soft-link.tsx";
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
      <SoftLink href={href} className={styles.figure} aria-label={label()}>
        {shown}
      </SoftLink>
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
  const number = onceEach((value: number) => format.number(value));
  const list = onceEach((lobs: string) => format.list(lobs.split("\n"), { type: "unit" }));
  const noLobs = t("noLobs");
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
              <SoftLink
                href={needs ? filteredFlowPath(FlowName, filterOf[needs]) : flowPath(FlowName)}
                className={styles.rowLink}
              >
                {FlowName}
              </SoftLink>
            </TableRowHeading>
            <TableCell>{Description}</TableCell>
            <TableCell label={labels.lobs}>{LOBs.length > 0 ? list(LOBs.join("\n")) : noLobs}</TableCell>
            {figures && (
              <>
                <TableCell numeric label={labels.prompts}>
                  {number(figures.PromptCount)}
                </TableCell>
                <TableCell numeric label={labels.missing}>
                  <Figure
                    value={figures.MissingEs}
                    shown={number(figures.MissingEs)}
                    href={filteredFlowPath(FlowName, "no-spanish")}
                    label={() => t("missingOf", { count: figures.MissingEs, flow: FlowName })}
                  />
                </TableCell>
                <TableCell numeric label={labels.outOfDate}>
                  <Figure
                    value={figures.OutOfDateEs}
                    shown={number(figures.OutOfDateEs)}
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
