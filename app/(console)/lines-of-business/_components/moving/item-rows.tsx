"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Kind, ToldItem } from "#app/api/lines-of-business/import/_words.ts";
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
import styles from "../../../prompts/~import/_components/import.module.css";
import { useItemWords } from "./item-words.ts";

/** Rows shown at first, and with each further press. */
const step = 50;

function Contents({ item }: { item: ToldItem }) {
  const t = useTranslations("history");
  const words = useItemWords();
  if (item.kind === "refused")
    return (
      <ul className={styles.problems}>
        {item.problems.map(({ column, message }) => (
          <li key={`${column} ${message}`}>
            {words.column(column) && <code translate="no">{column}</code>} {message}
          </li>
        ))}
      </ul>
    );
  return (
    <dl className={styles.changes}>
      {words.changes(item.key, item.before, item.after ?? {}).map(({ field, before, after }) => (
        <div key={field}>
          {field && <dt>{field}</dt>}
          <dd>
            {before === undefined ? after : t.rich("was", { before: () => before, after: () => after })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Settings or queue mappings of one kind, the first of them at first. */
export function ItemRows({
  caption,
  kind,
  items,
}: {
  caption: string;
  kind: Kind;
  items: readonly ToldItem[];
}) {
  const t = useTranslations("moving");
  const words = useItemWords();
  const [limit, setLimit] = useState(step);
  if (items.length === 0) return null;
  const left = items.length - limit;
  const hasLines = items.some(({ line }) => line !== undefined);
  const column = t(kind === "refused" ? "reason" : kind === "changed" ? "changes" : "contents");
  return (
    <div className={styles.rows}>
      <h3>{caption}</h3>
      <Table caption={caption} stacked>
        <TableHead>
          {hasLines && <TableHeading numeric>{t("line")}</TableHeading>}
          <TableHeading>{t("what")}</TableHeading>
          {kind !== "unchanged" && <TableHeading>{column}</TableHeading>}
        </TableHead>
        <TableBody>
          {items.slice(0, limit).map((item, place) => (
            <TableRow key={`${item.key} ${place}`}>
              {hasLines && (
                <TableCell numeric label={t("line")}>
                  {item.line}
                </TableCell>
              )}
              <TableRowHeading className={styles.name}>{words.name(item.key)}</TableRowHeading>
              {kind !== "unchanged" && (
                <TableCell label={column}>
                  <Contents item={item} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {left > 0 && (
        <Button small onClick={() => setLimit(limit + step)}>
          {t("more", { count: Math.min(step, left) })}
        </Button>
      )}
    </div>
  );
}
