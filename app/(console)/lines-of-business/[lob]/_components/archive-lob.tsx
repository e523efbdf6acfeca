"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmFacts, ConfirmForm } from "#components/forms/confirm-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { archiveLobAction } from "../../actions.ts";

type Props = { lob: string; name: string };

function ArchiveForm({ lob, name, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("lobs.archive");
  const { submit, isBusy, refusal, errorOf } = useSubmit(archiveLobAction);

  async function archive(confirmation?: string) {
    const result = await submit({ lob, archived: true, confirmation, requestId: crypto.randomUUID() });
    if (result.ok) announce(t("done", { name }));
  }

  return (
    <ConfirmForm
      typed={{ label: t("typeName", { name: lob }), error: errorOf("confirmation") }}
      refusal={refusal}
      isBusy={isBusy}
      words={{ confirm: t("confirm"), busy: t("archiving") }}
      onConfirm={(typed) => void archive(typed)}
      onCancel={onClose}
    >
      <ConfirmFacts>
        <li>{t("answers")}</li>
        <li>{t("noChange")}</li>
        <li>{t("unsaved")}</li>
      </ConfirmFacts>
    </ConfirmForm>
  );
}

/** Puts a line of business away, after its name was typed. */
export function ArchiveLob(props: Props) {
  const t = useTranslations("lobs.archive");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button type="button" icon={<Archive aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("button")}
      </Button>
      <Dialog isOpen={isOpen} title={t("title", { name: props.name })} onClose={close}>
        <ArchiveForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
