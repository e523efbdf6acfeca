"use client";

import { ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { archiveLobAction } from "../../actions.ts";

/** Brings an archived line of business back, at once: nothing was lost, so nothing is asked. */
export function BringBack({ lob, name }: { lob: string; name: string }) {
  const t = useTranslations("lobs.archive");
  const { submit, isBusy, refusal } = useSubmit(archiveLobAction);
  async function bringBack() {
    const result = await submit({ lob, archived: false, requestId: crypto.randomUUID() });
    if (result.ok) announce(t("broughtBack", { name }));
  }
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        kind="primary"
        type="button"
        isBusy={isBusy}
        busyText={t("backBusy")}
        icon={<ArchiveRestore aria-hidden="true" />}
        onClick={() => void bringBack()}
      >
        {t("back")}
      </Button>
    </>
  );
}
