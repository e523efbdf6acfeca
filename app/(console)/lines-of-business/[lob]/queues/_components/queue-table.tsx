import { Plus, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
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
import {
  mappingKey,
  type MappingLanguage,
  type QueueAnswer,
  type QueueMapping,
} from "#lib/domain/lines-of-business/browser.ts";
import type { OpenedLob } from "#lib/domain/lines-of-business/index.ts";
import { lobPath } from "../../../_components/addresses.ts";
import { mappingPath, newMappingPath, type MappingName } from "./addresses.ts";
import styles from "./queues.module.css";

type Row = OpenedLob["resolved"][number];
type Shared = {
  lob: string;
  canChange: boolean;
  /** Sort keys of mappings that something is the matter with. */
  flagged: ReadonlySet<string>;
  /** The mapping that is opened above the table. */
  opened?: MappingName;
};

const keyOf = ({ Intent, Language }: MappingName) => mappingKey(Intent, Language);
const isSame = (one: MappingName | undefined, other: MappingName) =>
  one?.Intent === other.Intent && one.Language === other.Language;

/** A mapping by its queue's name, as the way to it. */
function MappingLink({ lob, mapping, flagged, opened }: Shared & { mapping: QueueMapping }) {
  const t = useTranslations("queues");
  const language = t(`languages.${mapping.Language}`);
  return (
    <span className={styles.queue}>
      <Link
        href={mappingPath(lob, mapping)}
        className={styles.link}
        prefetch={false}
        scroll={false}
        aria-current={isSame(opened, mapping) ? "true" : undefined}
        aria-label={t("table.open", { queue: mapping.QueueName, intent: mapping.Intent, language })}
      >
        {mapping.QueueName}
      </Link>
      {flagged.has(keyOf(mapping)) && (
        <TriangleAlert role="img" aria-label={t("problems.warning")} className={styles.flag} />
      )}
    </span>
  );
}

function AddLink({ lob, intent, language }: { lob: string; intent: string; language: MappingLanguage }) {
  const t = useTranslations("queues");
  return (
    <Link
      href={newMappingPath(lob, { Intent: intent, Language: language })}
      className={styles.add}
      prefetch={false}
      scroll={false}
      aria-label={t("table.addFor", { intent, language: t(`languages.${language}`) })}
    >
      <Plus aria-hidden="true" />
      {t("table.addShort")}
    </Link>
  );
}

/** The queue that answers, and how it was found; its own mapping is the way to itself. */
function Answer({ row, answer, ...shared }: Shared & { row: Row; answer: QueueAnswer }) {
  const t = useTranslations("queues");
  const how = row.intent === undefined && answer.source === "default" ? "defaultOnly" : answer.source;
  if (!answer.queue)
    return (
      <>
        <Badge kind="failed">{t("table.noQueue")}</Badge>
        <span className={styles.how}>{t("how.none")}</span>
      </>
    );
  const own = answer.source === "exact" && row.mappings.find((mapping) => keyOf(mapping) === answer.key);
  return (
    <>
      {own ? (
        <MappingLink {...shared} mapping={own} />
      ) : (
        <span className={styles.fallback}>{answer.queue.QueueName}</span>
      )}
      <span className={styles.how}>
        {t(`how.${how}`)}
        {answer.priority !== undefined && <>, {t("table.priority", { priority: answer.priority })}</>}
      </span>
    </>
  );
}

/** A mapping that does not count now, as the way to it. */
const Inactive = (props: Shared & { mapping: QueueMapping }) => {
  const t = useTranslations("queues.table");
  return (
    <span className={styles.inactive}>
      <MappingLink {...props} />
      <Badge kind="quiet" dot="hollow">
        {t("notActive")}
      </Badge>
    </span>
  );
};

/** One language of one intent: what is answered, its own mapping, or the way to one of its own. */
function LanguageCell({ row, language, ...shared }: Shared & { row: Row; language: "en" | "es" }) {
  const t = useTranslations("queues");
  const own = row.mappings.find((mapping) => mapping.Language === language);
  return (
    <TableCell label={t(`languages.${language}`)} className={styles.cell}>
      <Answer {...shared} row={row} answer={row.answers[language]} />
      {own && !own.IsActive && <Inactive {...shared} mapping={own} />}
      {!own && shared.canChange && row.intent !== undefined && (
        <AddLink lob={shared.lob} intent={row.intent} language={language} />
      )}
    </TableCell>
  );
}

/** The mapping for every language, as it is stored: what the languages fall back to. */
function EveryCell({ row, ...shared }: Shared & { row: Row }) {
  const t = useTranslations("queues.table");
  const every = row.mappings.find((mapping) => mapping.Language === "*");
  const { intent } = row;
  if (intent === undefined)
    return (
      <TableCell label={t("every")} className={styles.cell}>
        {shared.canChange && (
          <Link href={`${lobPath(shared.lob)}#DefaultQueue`} className={styles.add} prefetch={false}>
            {t("changeDefault")}
          </Link>
        )}
      </TableCell>
    );
  return (
    <TableCell label={t("every")} className={styles.cell}>
      {every ? (
        <>
          {every.IsActive ? (
            <MappingLink {...shared} mapping={every} />
          ) : (
            <Inactive {...shared} mapping={every} />
          )}
          <span className={styles.how}>{t("priority", { priority: every.Priority })}</span>
        </>
      ) : shared.canChange ? (
        <AddLink lob={shared.lob} intent={intent} language="*" />
      ) : (
        <span className={styles.how}>–</span>
      )}
    </TableCell>
  );
}

/** Every intent in every language with the queue that answers, and what it falls back to. Rendered on the server. */
export function QueueTable({ resolved, ...shared }: Shared & Pick<OpenedLob, "resolved">) {
  const t = useTranslations("queues");
  return (
    <Table caption={t("table.caption")} stacked>
      <TableHead>
        <TableHeading>{t("table.intent")}</TableHeading>
        <TableHeading>{t("languages.en")}</TableHeading>
        <TableHeading>{t("languages.es")}</TableHeading>
        <TableHeading>{t("table.every")}</TableHeading>
      </TableHead>
      <TableBody>
        {resolved.map((row) => (
          <TableRow key={row.intent ?? ""} className={styles.row}>
            <TableRowHeading className={styles.intent}>
              {row.intent ?? t("table.others")}
              {row.intent === undefined && <span className={styles.how}>{t("table.othersAbout")}</span>}
            </TableRowHeading>
            <LanguageCell {...shared} row={row} language="en" />
            <LanguageCell {...shared} row={row} language="es" />
            <EveryCell {...shared} row={row} />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
