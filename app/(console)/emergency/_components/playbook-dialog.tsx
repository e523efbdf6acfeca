"use client";

import { Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import type { Playbook } from "#lib/domain/lines-of-business/index.ts";
import { PlaybookForm, type NamedLob } from "./playbook-form.tsx";

type Props = { lobs: readonly NamedLob[]; isLimited: boolean };

/** A new prepared text, in a dialog. */
export function NewPlaybook(props: Props) {
  const t = useTranslations("emergency.playbooks");
  return (
    <DialogButton
      button={{ icon: <Plus aria-hidden="true" />, children: t("new") }}
      title={t("new")}
      description={t("dialogAbout")}
      isWide
    >
      {(close) => <PlaybookForm {...props} onDone={close} />}
    </DialogButton>
  );
}

/** A prepared text changed, in a dialog. */
export function EditPlaybook({ playbook, ...props }: Props & { playbook: Playbook }) {
  const t = useTranslations("emergency.playbooks");
  const name = playbook.Name;
  return (
    <DialogButton
      button={{
        small: true,
        icon: <Pencil aria-hidden="true" />,
        "aria-label": t("editNamed", { name }),
        children: t("edit"),
      }}
      title={t("editTitle", { name })}
      description={t("dialogAbout")}
      isWide
    >
      {(close) => <PlaybookForm {...props} playbook={playbook} onDone={close} />}
    </DialogButton>
  );
}
