"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { FormResult } from "#components/forms/result.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import type { Page } from "#lib/kernel/page.ts";

type Props<Of> = {
  /** Whose history, as its action asks. */
  of: Of;
  action: (input: Of & { cursor?: string }) => Promise<FormResult<Page<Change> | undefined>>;
  cursor: string;
  /** The changes as items of a list. */
  children: (changes: readonly Change[]) => ReactNode;
};

/** Earlier changes, a page at a time under those that are there: who reads the history leaves nothing unsaved. */
export function MoreChanges<Of>({ of, action, cursor, children }: Props<Of>) {
  const t = useTranslations("history");
  const [changes, setChanges] = useState<Change[]>([]);
  const [next, setNext] = useState<string | undefined>(cursor);
  const { submit, isBusy, refusal } = useSubmit(action);
  async function load() {
    const result = await submit({ ...of, cursor: next });
    if (!result.ok || !result.output) return;
    const { items, next: further } = result.output;
    setChanges((before) => [...before, ...items]);
    setNext(further);
  }
  return (
    <>
      {children(changes)}
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
