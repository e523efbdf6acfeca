"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Playbook } from "#lib/domain/lines-of-business/index.ts";
import { deletePlaybookAction } from "../actions.ts";

/** Deletes a prepared text, after saying what that changes: nothing that is in force. */
export function DeletePlaybook({ playbook }: { playbook: Pick<Playbook, "id" | "Name" | "Version"> }) {
  const t = useTranslations("emergency.playbooks");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const { submit, isBusy, refusal } = useSubmit(deletePlaybookAction);
  const close = () => setOpen(false);
  async function remove() {
    if (isBusy) return;
    const result = await submit({
      id: playbook.id,
      version: playbook.Version,
      requestId: crypto.randomUUID(),
    });
    if (result.ok) close();
  }
  return (
    <>
      <Button
        small
        icon={<Trash2 aria-hidden="true" />}
        aria-label={t("deleteNamed", { name: playbook.Name })}
        onClick={() => setOpen(true)}
      >
        {t("delete")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("deleteTitle", { name: playbook.Name })}
        description={<p>{t("deleteBody")}</p>}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common("cancel")}</Button>
            <Button kind="danger" isBusy={isBusy} busyText={t("deleting")} onClick={() => void remove()}>
              {t("deleteConfirm")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
      </Dialog>
    </>
  );
}
