"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { announce } from "#components/ui/announce.tsx";
import { deleteSessionAction } from "../../actions.ts";

type Props = {
  session: string;
  /** What is typed to confirm: the beginning of the id. */
  confirmation: string;
};

/** Deletes a session, after the beginning of its id was typed. */
export function DeleteSession({ session, confirmation }: Props) {
  const t = useTranslations("sessions.delete");
  return (
    <AskFirst
      action={({ requestId, confirmation = "" }) =>
        deleteSessionAction({ session_id: session, confirmation, requestId })
      }
      button={{ icon: <Trash2 aria-hidden="true" size={18} />, children: t("button") }}
      title={t("title", { id: confirmation })}
      typed={t("type", { id: confirmation })}
      confirm={{ kind: "danger", busyText: t("deleting"), children: t("confirm") }}
      onDone={() => announce(t("done"))}
    >
      <p>{t("what")}</p>
    </AskFirst>
  );
}
