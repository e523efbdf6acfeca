"use client";

import { Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Playbook } from "#lib/domain/lines-of-business/index.ts";
import { PlaybookForm, type NamedLob } from "./playbook-form.tsx";

type Props = { lobs: readonly NamedLob[]; isLimited: boolean };

/** A new prepared text, in a dialog. */
export function NewPlaybook(props: Props) {
  const t = useTranslations("emergency.playbooks");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("new")}
      </Button>
      <Dialog isOpen={isOpen} isWide title={t("new")} description={t("dialogAbout")} onClose={close}>
        <PlaybookForm {...props} onDone={close} />
      </Dialog>
    </>
  );
}

/** A prepared text changed, in a dialog. */
export function EditPlaybook({ playbook, ...props }: Props & { playbook: Playbook }) {
  const t = useTranslations("emergency.playbooks");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        small
        icon={<Pencil aria-hidden="true" />}
        aria-label={t("editNamed", { name: playbook.Name })}
        onClick={() => setOpen(true)}
      >
        {t("edit")}
      </Button>
      <Dialog
        isOpen={isOpen}
        isWide
        title={t("editTitle", { name: playbook.Name })}
        description={t("dialogAbout")}
        onClose={close}
      >
        <PlaybookForm {...props} playbook={playbook} onDone={close} />
      </Dialog>
    </>
  );
}
