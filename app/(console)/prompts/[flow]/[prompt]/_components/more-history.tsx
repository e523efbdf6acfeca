"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import { promptHistoryAction } from "../../../actions.ts";
import { HistoryEntries, type HistoryOf } from "./history-entries.tsx";

type Props = { of: HistoryOf; cursor: string; newestAt?: string };

/** Earlier changes, a page at a time under those that are there: who reads the history leaves nothing unsaved. */
export function MoreHistory({ of, cursor, newestAt }: Props) {
  const t = useTranslations("history");
  const [changes, setChanges] = useState<Change[]>([]);
  const [next, setNext] = useState<string | undefined>(cursor);
  const { submit, isBusy, refusal } = useSubmit(promptHistoryAction);
  async function load() {
    const result = await submit({ flow: of.flow, name: of.name, cursor: next });
    if (!result.ok) return;
    setChanges((before) => [...before, ...result.output.items]);
    setNext(result.output.next);
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
