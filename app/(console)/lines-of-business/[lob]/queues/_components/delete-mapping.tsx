"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { DialogFacts } from "#components/forms/dialog-form.tsx";
import { announce } from "#components/ui/announce.tsx";
import type { Language } from "#lib/domain/lines-of-business/browser.ts";
import type { StampedMapping } from "#lib/domain/lines-of-business/index.ts";
import { queuesPath } from "../../../_components/addresses.ts";
import { deleteQueueMappingAction } from "../actions.ts";

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
  const router = useRouter();
  const { Intent: intent, Language: language, Version: version } = stored;
  const name = { intent, language: t(`languages.${language}`) };
  return (
    <AskFirst
      action={({ requestId }) => deleteQueueMappingAction({ lob, intent, language, version, requestId })}
      button={{ kind: "link", icon: <Trash2 aria-hidden="true" />, children: t("delete.button") }}
      title={t("delete.title", name)}
      confirm={{ kind: "danger", busyText: t("delete.deleting"), children: t("delete.confirm") }}
      onDone={() => {
        announce(t("delete.done", name));
        router.replace(queuesPath(lob));
      }}
    >
      {afterwards.length > 0 && (
        <div>
          <p>{t("delete.then")}</p>
          <DialogFacts>
            {afterwards.map((served) => (
              <li key={served.language}>
                {t("delete.thenLanguage", {
                  language: t(`languages.${served.language}`),
                  queue: served.queue ?? t("delete.thenNone"),
                })}
              </li>
            ))}
          </DialogFacts>
        </div>
      )}
      <p>{t("delete.restore")}</p>
      {isDirty && <p>{t("delete.unsaved")}</p>}
    </AskFirst>
  );
}
