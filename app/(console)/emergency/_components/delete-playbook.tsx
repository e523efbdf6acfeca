"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import type { Playbook } from "#lib/domain/lines-of-business/index.ts";
import { deletePlaybookAction } from "../actions.ts";

/** Deletes a prepared text, after saying what that changes: nothing that is in force. */
export function DeletePlaybook({ playbook }: { playbook: Pick<Playbook, "id" | "Name" | "Version"> }) {
  const t = useTranslations("emergency.playbooks");
  const { id, Name: name, Version: version } = playbook;
  return (
    <AskFirst
      action={({ requestId }) => deletePlaybookAction({ id, version, requestId })}
      button={{
        small: true,
        icon: <Trash2 aria-hidden="true" />,
        "aria-label": t("deleteNamed", { name }),
        children: t("delete"),
      }}
      title={t("deleteTitle", { name })}
      description={<p>{t("deleteBody")}</p>}
      confirm={{ kind: "danger", busyText: t("deleting"), children: t("deleteConfirm") }}
    />
  );
}
