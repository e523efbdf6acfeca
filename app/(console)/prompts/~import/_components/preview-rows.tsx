"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ToldRow } from "#app/api/prompts/import/_words.ts";
import { Difference } from "#components/forms/difference.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import styles from "./import.module.css";

type Kind = ToldRow["kind"];
type RowOf<K extends Kind> = Extract<ToldRow, { kind: K }>;

/** Rows shown at first, and with each further press. */
const step = 50;

const Name = ({ row }: { row: ToldRow }) => (
  <>
    <span className={styles.flow}>{row.FlowName}</span> <span aria-hidden="true">/</span> {row.PromptName}
  </>
);

function Problems({ row }: { row: RowOf<"refused"> }) {
  return (
    <ul className={styles.problems}>
      {row.problems.map(({ column, message }) => (
        <li key={`${column} ${message}`}>
          {column && <code translate="no">{column}</code>} {message}
        </li>
      ))}
    </ul>
  );
}

function Changes({ row }: { row: RowOf<"changed"> }) {
  const t = useTranslations("import.preview");
  const say = (value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return (
    <dl className={styles.changes}>
      {row.changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{t(`fields.${field}`)}</dt>
          <dd>
            <Difference
              before={say(before)}
              after={say(after)}
              lang={field === "PromptText_es" ? "es" : field === "PromptText_en" ? "en" : undefined}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Added({ row }: { row: RowOf<"added"> }) {
  const t = useTranslations("import.preview");
  const { PromptText_en, PromptText_es } = row.after;
  return (
    <>
      <TableCell label={t("english")} lang="en" className={styles.text}>
        {PromptText_en}
      </TableCell>
      {PromptText_es === undefined ? (
        <TableCell label={t("spanish")} className={styles.soft}>
          {t("noSpanish")}
        </TableCell>
      ) : (
        <TableCell label={t("spanish")} lang="es" className={styles.text}>
          {PromptText_es}
        </TableCell>
      )}
    </>
  );
}

function Contents({ row }: { row: ToldRow }) {
  const t = useTranslations("import.preview");
  if (row.kind === "added") return <Added row={row} />;
  if (row.kind === "refused")
    return (
      <TableCell label={t("reason")}>
        <Problems row={row} />
      </TableCell>
    );
  if (row.kind === "changed")
    return (
      <TableCell label={t("changed")}>
        <Changes row={row} />
      </TableCell>
    );
  return null;
}

type Props = {
  kind: Kind;
  rows: ToldRow[];
  count: number;
  /** A file that is not made of lines has none to show. */
  hasLines?: boolean;
};

/** The rows of one kind, the first of them at first. */
export function PreviewRows({ kind, rows, count, hasLines = true }: Props) {
  const t = useTranslations("import.preview");
  const [limit, setLimit] = useState(step);
  if (rows.length === 0) return null;
  const left = rows.length - limit;
  return (
    <div className={styles.rows}>
      <Table caption={t(kind)} stacked>
        <TableHead>
          {hasLines && <TableHeading numeric>{t("line")}</TableHeading>}
          <TableHeading>{t("prompt")}</TableHeading>
          {kind === "added" && <TableHeading>{t("english")}</TableHeading>}
          {kind === "added" && <TableHeading>{t("spanish")}</TableHeading>}
          {kind === "changed" && <TableHeading>{t("changed")}</TableHeading>}
          {kind === "refused" && <TableHeading>{t("reason")}</TableHeading>}
        </TableHead>
        <TableBody>
          {rows.slice(0, limit).map((row) => (
            <TableRow key={row.line}>
              {hasLines && (
                <TableCell numeric label={t("line")}>
                  {row.line}
                </TableCell>
              )}
              <TableRowHeading className={styles.name}>
                <Name row={row} />
              </TableRowHeading>
              <Contents row={row} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {left > 0 && (
        <Button small onClick={() => setLimit(limit + step)}>
          {t("more", { count: Math.min(step, left) })}
        </Button>
      )}
      {left <= 0 && rows.length < count && (
        <p className={styles.soft}>{t("first", { shown: rows.length, count })}</p>
      )}
    </div>
  );
}
