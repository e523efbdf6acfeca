"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Language } from "#lib/domain/lines-of-business/browser.ts";
import type { StampedMapping } from "#lib/domain/lines-of-business/index.ts";
import { queuesPath } from "../../../_components/addresses.ts";
import { deleteQueueMappingAction } from "../actions.ts";
import styles from "./queues.module.css";

/** For each language that this mapping serves now, the queue that would serve it then; undefined for none. */
export type Afterwards = { language: Language; queue?: string }[];

type Props = {
  lob: string;
  stored: StampedMapping;
  afterwards: Afterwards;
  /** Something entered and not saved would go too. */
  isDirty: boolean;
};

/** Deletes a mapping, after saying where its callers will go. */
export function DeleteMapping({ lob, stored, afterwards, isDirty }: Props) {
  const t = useTranslations("queues");
  const common = useTranslations("common");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { submit, isBusy, refusal, clear } = useSubmit(deleteQueueMappingAction);
  const name = { intent: stored.Intent, language: t(`languages.${stored.Language}`) };
  const close = () => {
    setOpen(false);
    clear();
  };

  async function remove() {
    const result = await submit({
      lob,
      intent: stored.Intent,
      language: stored.Language,
      version: stored.Version,
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    setOpen(false);
    announce(t("delete.done", name));
    router.replace(queuesPath(lob));
  }

  return (
    <>
      <Button kind="link" type="button" icon={<Trash2 aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("delete.button")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("delete.title", name)}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common("cancel")}</Button>
            <Button
              kind="danger"
              isBusy={isBusy}
              busyText={t("delete.deleting")}
              onClick={() => void remove()}
            >
              {t("delete.confirm")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
        {afterwards.length > 0 && (
          <div>
            <p>{t("delete.then")}</p>
            <ul className={styles.facts}>
              {afterwards.map(({ language, queue }) => (
                <li key={language}>
                  {t("delete.thenLanguage", {
                    language: t(`languages.${language}`),
                    queue: queue ?? t("delete.thenNone"),
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p>{t("delete.restore")}</p>
        {isDirty && <p>{t("delete.unsaved")}</p>}
      </Dialog>
    </>
  );
}
