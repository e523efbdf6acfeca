import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import type { ListedFlow, ListedPrompt } from "#lib/domain/prompts/index.ts";
import { promptPath } from "../../_components/addresses.ts";
import { firstWords } from "../../_components/first-words.ts";
import shared from "../../_components/prompts.module.css";
import styles from "./flow.module.css";
import { QuickSwitch } from "./quick-switch.tsx";

/** The Spanish of a row: its first words, and what is the matter with it. */
function Spanish({ prompt, showsAll }: { prompt: ListedPrompt; showsAll: boolean }) {
  const t = useTranslations("prompts.flow");
  if (prompt.PromptText_es === undefined)
    return showsAll ? <Badge kind="attention">{t("missing")}</Badge> : <span>{t("noSpanish")}</span>;
  return (
    <>
      <span lang="es">{firstWords(prompt.PromptText_es)}</span>
      {showsAll && prompt.outOfDate && <Badge kind="attention">{t("outOfDate")}</Badge>}
    </>
  );
}

/** What a switch needs: the texts stay on the server. */
const switchOf = ({ FlowName, PromptName, IsActive, IsClientVisible }: ListedPrompt) => ({
  flow: FlowName,
  name: PromptName,
  stored: { IsActive, IsClientVisible },
});

type Props = {
  flow: ListedFlow;
  prompts: readonly ListedPrompt[];
  /** Those who see client-visible prompts only are not told how the rest of each stands. */
  showsAll: boolean;
};

/** Prompts in order, rendered on the server; who may change them switches live and client-visible in the row. */
export function PromptsTable({ flow, prompts, showsAll }: Props) {
  const t = useTranslations("prompts.flow");
  return (
    <Table caption={t("caption", { flow: flow.FlowName })} stacked>
      <TableHead>
        <TableHeading numeric>{t("order")}</TableHeading>
        <TableHeading>{t("prompt")}</TableHeading>
        <TableHeading>{t("english")}</TableHeading>
        <TableHeading>{t("spanish")}</TableHeading>
        <TableHeading>{t("live")}</TableHeading>
        {showsAll && <TableHeading>{t("clientSees")}</TableHeading>}
      </TableHead>
      <TableBody>
        {prompts.map((prompt) => (
          <TableRow key={prompt.PromptName} className={styles.row}>
            <TableCell numeric label={t("order")}>
              {prompt.Order}
            </TableCell>
            <TableRowHeading className={styles.name}>
              <Link
                href={promptPath(flow.FlowName, prompt.PromptName)}
                className={shared.rowLink}
                prefetch={false}
              >
                {prompt.PromptName}
              </Link>
            </TableRowHeading>
            <TableCell lang="en" className={styles.words}>
              {firstWords(prompt.PromptText_en)}
            </TableCell>
            <TableCell className={styles.words}>
              <Spanish prompt={prompt} showsAll={showsAll} />
            </TableCell>
            <TableCell label={t("live")}>
              {flow.canChange ? (
                <QuickSwitch {...switchOf(prompt)} field="IsActive" />
              ) : (
                <Badge kind={prompt.IsActive ? "live" : "quiet"} dot={prompt.IsActive ? "full" : "hollow"}>
                  {t(prompt.IsActive ? "live" : "paused")}
                </Badge>
              )}
            </TableCell>
            {showsAll && (
              <TableCell label={t("clientSees")}>
                {flow.canChange ? (
                  <QuickSwitch {...switchOf(prompt)} field="IsClientVisible" />
                ) : (
                  t(prompt.IsClientVisible ? "seen" : "hidden")
                )}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
