"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { DialogFacts } from "#components/forms/dialog-form.tsx";
import { announce } from "#components/ui/announce.tsx";
import { archiveLobAction } from "../../actions.ts";

/** Puts a line of business away, after its name was typed. */
export function ArchiveLob({ lob, name }: { lob: string; name: string }) {
  const t = useTranslations("lobs.archive");
  return (
    <AskFirst
      action={(sent) => archiveLobAction({ lob, archived: true, ...sent })}
      button={{ icon: <Archive aria-hidden="true" />, children: t("button") }}
      title={t("title", { name })}
      typed={t("typeName", { name: lob })}
      confirm={{ kind: "danger", busyText: t("archiving"), children: t("confirm") }}
      onDone={() => announce(t("done", { name }))}
    >
      <DialogFacts>
        <li>{t("answers")}</li>
        <li>{t("noChange")}</li>
        <li>{t("unsaved")}</li>
      </DialogFacts>
    </AskFirst>
  );
}
