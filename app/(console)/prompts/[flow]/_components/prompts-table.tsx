import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { SoftLink } from "#components/ui/soft-link.tsx";
import { StaticTableRow } from "#components/ui/static-table.tsx";
import { SwitchTrack } from "#components/ui/switch-track.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRowHeading,
} from "#components/ui/table.tsx";
import type { ListedFlow, ListedPrompt } from "#lib/domain/prompts/index.ts";
import { promptPath } from "../../_components/addresses.ts";
import { firstWords } from "../../_components/first-words.ts";
import shared from "../../_components/prompts.module.css";
import styles from "./flow.module.css";
import { switchWords, type SwitchedField } from "./quick-switch.ts";
import { QuickSwitches } from "./quick-switches.tsx";

type Words = ReturnType<typeof useTranslations<"prompts.flow">>;

/** The Spanish of a row: its first words, and what is the matter with it. */
function Spanish({ prompt, showsAll, t }: { prompt: ListedPrompt; showsAll: boolean; t: Words }) {
  if (prompt.PromptText_es === undefined)
    return showsAll ? <Badge kind="attention">{t("missing")}</Badge> : <span>{t("noSpanish")}</span>;
  return (
    <>
      <span lang="es">{firstWords(prompt.PromptText_es)}</span>
      {showsAll && prompt.outOfDate && <Badge kind="attention">{t("outOfDate")}</Badge>}
    </>
  );
}

/**
 * A switch as it is stored; `QuickSwitches` around the table turns it. With the version a row differs after each
 * save, and is written anew even where the switch is as it was.
 */
function QuickSwitch({ prompt, field, t }: { prompt: ListedPrompt; field: SwitchedField; t: Words }) {
  const isOn = prompt[field];
  const { label, on, off } = switchWords[field];
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={t(label, { name: prompt.PromptName })}
      className={styles.switch}
      data-prompt={prompt.PromptName}
      data-field={field}
      data-stored={isOn}
      data-version={prompt.Version}
    >
      <SwitchTrack />
      <span aria-hidden="true">{t(isOn ? on : off)}</span>
    </button>
  );
}

type Props = {
  flow: ListedFlow;
  prompts: readonly ListedPrompt[];
  /** Those who see client-visible prompts only are not told how the rest of each stands. */
  showsAll: boolean;
};

/** Prompts in order, rendered on the server; who may change them switches live and client-visible in the row. */
export function PromptsTable({ flow, prompts, showsAll }: Props) {
  const t = useTranslations("prompts.flow");
  // Said once, and not for each of many rows.
  const labels = { order: t("order"), live: t("live"), clientSees: t("clientSees") };
  const table = (
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
          <StaticTableRow key={prompt.PromptName} className={styles.row}>
            <TableCell numeric label={labels.order}>
              {prompt.Order}
            </TableCell>
            <TableRowHeading className={styles.name}>
              <SoftLink href={promptPath(flow.FlowName, prompt.PromptName)} className={shared.rowLink}>
                {prompt.PromptName}
              </SoftLink>
            </TableRowHeading>
            <TableCell lang="en" className={styles.words}>
              {firstWords(prompt.PromptText_en)}
            </TableCell>
            <TableCell className={styles.words}>
              <Spanish prompt={prompt} showsAll={showsAll} t={t} />
            </TableCell>
            <TableCell label={labels.live}>
              {flow.canChange ? (
                <QuickSwitch prompt={prompt} field="IsActive" t={t} />
              ) : (
                <Badge kind={prompt.IsActive ? "live" : "quiet"} dot={prompt.IsActive ? "full" : "hollow"}>
                  {t(prompt.IsActive ? "live" : "paused")}
                </Badge>
              )}
            </TableCell>
            {showsAll && (
              <TableCell label={labels.clientSees}>
                {flow.canChange ? (
                  <QuickSwitch prompt={prompt} field="IsClientVisible" t={t} />
                ) : (
                  t(prompt.IsClientVisible ? "seen" : "hidden")
                )}
              </TableCell>
            )}
          </StaticTableRow>
        ))}
      </TableBody>
    </Table>
  );
  return flow.canChange ? <QuickSwitches flow={flow.FlowName}>{table}</QuickSwitches> : table;
}
