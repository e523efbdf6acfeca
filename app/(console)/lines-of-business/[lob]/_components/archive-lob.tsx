"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { archiveLobAction } from "../../actions.ts";
import styles from "./settings.module.css";

type Props = { lob: string; name: string };

function ArchiveForm({ lob, name, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("lobs.archive");
  const common = useTranslations("common");
  const { submit, isBusy, refusal, errorOf } = useSubmit(archiveLobAction);

  async function archive(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const typed = new FormData(event.currentTarget).get("confirmation");
    const result = await submit({
      lob,
      archived: true,
      confirmation: typeof typed === "string" ? typed : undefined,
      requestId: crypto.randomUUID(),
    });
    if (result.ok) announce(t("done", { name }));
  }

  return (
    <form {...keptForm} className={styles.archiveForm} onSubmit={(event) => void archive(event)}>
      <ErrorSummary refusal={refusal} />
      <ul className={styles.facts}>
        <li>{t("answers")}</li>
        <li>{t("noChange")}</li>
        <li>{t("unsaved")}</li>
      </ul>
      <TextField
        name="confirmation"
        label={t("typeName", { name: lob })}
        error={errorOf("confirmation")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className={styles.buttons}>
        <Button type="button" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button kind="danger" type="submit" isBusy={isBusy} busyText={t("archiving")}>
          {t("confirm")}
        </Button>
      </div>
    </form>
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
