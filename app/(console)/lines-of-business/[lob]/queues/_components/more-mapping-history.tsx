"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import { settingHistoryAction } from "../../../actions.ts";
import { HistoryEntries } from "./history-entries.tsx";
import type { HistoryOf } from "./history-of.ts";

type Props = { of: HistoryOf; cursor: string; newestAt?: string };

/** Earlier changes, a page at a time under those that are there. */
export function MoreMappingHistory({ of, cursor, newestAt }: Props) {
  const t = useTranslations("history");
  const [changes, setChanges] = useState<Change[]>([]);
  const [next, setNext] = useState<string | undefined>(cursor);
  const { submit, isBusy, refusal } = useSubmit(settingHistoryAction);
  async function load() {
    const result = await submit({ lob: of.lob, key: of.key, cursor: next });
    if (!result.ok || !result.output) return;
    const { items, next: further } = result.output;
    setChanges((before) => [...before, ...items]);
    setNext(further);
  }
  return (
    <>
      <HistoryEntries of={of} changes={changes} newestAt={newestAt} />
      {(next || refusal) && (
        <li>
          {refusal && (
            <Alert kind="error" live="alert">
              {refusal.message}
            </Alert>
          )}
          {next && (
            <Button small isBusy={isBusy} busyText={t("loading")} onClick={() => void load()}>
              {t("more")}
            </Button>
          )}
        </li>
      )}
    </>
  );
}
