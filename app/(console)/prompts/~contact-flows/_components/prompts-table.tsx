import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge, type BadgeKind } from "#components/ui/badge.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import type { ExaminedPrompt, PromptStanding } from "#lib/domain/contact-flows/index.ts";
import { newPath, promptPath } from "../../_components/addresses.ts";
import styles from "./contact-flows.module.css";

const kinds: Record<PromptStanding, BadgeKind> = {
  spoken: "live",
  paused: "quiet",
  gone: "failed",
  noFlow: "failed",
};
/** What wants somebody comes first. */
const order: readonly PromptStanding[] = ["noFlow", "gone", "paused", "spoken"];

function PromptRow({ flow, name, blocks, standing, hasSpanish, canCreate }: ExaminedPrompt) {
  const t = useTranslations("contactFlows.report");
  const isThere = standing === "spoken" || standing === "paused";
  const full = `${flow} / ${name}`;
  return (
    <TableRow className={styles.rows}>
      <TableRowHeading>
        {isThere ? (
          <Link href={promptPath(flow, name)} prefetch={false} className={styles.rowLink}>
            {full}
          </Link>
        ) : (
          full
        )}
      </TableRowHeading>
      <TableCell label={t("state")}>
        <span className={styles.states}>
          <Badge kind={kinds[standing]} dot={standing === "spoken" ? "full" : "hollow"}>
            {t(`standing.${standing}`)}
          </Badge>
          {isThere && !hasSpanish && <Badge kind="attention">{t("noSpanish")}</Badge>}
          {canCreate && (
            <Link
              href={canCreate === "flow" ? newPath(flow) : newPath(flow, name)}
              prefetch={false}
              className={styles.create}
            >
              <Plus aria-hidden="true" />
              {t(canCreate === "flow" ? "createFlow" : "createPrompt")}
            </Link>
          )}
        </span>
      </TableCell>
      <TableCell label={t("where")}>
        {blocks.slice(0, 2).join(", ")}
        {blocks.length > 2 && ` ${t("more", { count: blocks.length - 2 })}`}
      </TableCell>
    </TableRow>
  );
}

/** The prompts that a flow asks for, those that are not there first. */
export function PromptsTable({ file, prompts }: { file: string; prompts: readonly ExaminedPrompt[] }) {
  const t = useTranslations("contactFlows.report");
  const sorted = prompts.toSorted(
    (one, other) => order.indexOf(one.standing) - order.indexOf(other.standing),
  );
  return (
    <Table caption={t("caption", { name: file })} stacked>
      <TableHead>
        <TableHeading>{t("prompt")}</TableHeading>
        <TableHeading>{t("state")}</TableHeading>
        <TableHeading>{t("where")}</TableHeading>
      </TableHead>
      <TableBody>
        {sorted.map((prompt) => (
          <PromptRow key={`${prompt.flow}/${prompt.name}`} {...prompt} />
        ))}
      </TableBody>
    </Table>
  );
}
