"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { settingKey, type SettingName } from "#lib/domain/lines-of-business/browser.ts";
import { restoreSettingAction } from "../../actions.ts";
import { useSettingWords } from "./setting-words.ts";

type Props = {
  lob: string;
  name: SettingName;
  /** The history item's key; what stood before that change is brought back. */
  at: string;
  /** The version that is shown. */
  version: number;
  /** What stood before. */
  value: unknown;
};

/** Brings back what a setting was before a change, after asking. */
export function RestoreSetting({ lob, name, at, version, value }: Props) {
  const t = useTranslations("lobs.history");
  const names = useTranslations("lobs.settings");
  const common = useTranslations("common");
  const words = useSettingWords();
  const { submit, isBusy, refusal, clear } = useSubmit(restoreSettingAction);
  const [isOpen, setOpen] = useState(false);
  const said = { setting: names(name), value: words(name, value) };

  async function restore() {
    const result = await submit({
      lob,
      key: settingKey(name),
      at,
      side: "Before",
      version,
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    setOpen(false);
    announce(t("restored", said));
  }
  const close = () => {
    setOpen(false);
    clear();
  };

  return (
    <>
      <Button small type="button" icon={<RotateCcw aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("restore", said)}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("restoreTitle")}
        description={
          <>
            <p>{t("restoreBody", said)}</p>
            <p>{t("restoreUnsaved")}</p>
          </>
        }
        onClose={close}
        actions={
          <>
            <Button type="button" onClick={close}>
              {common("cancel")}
            </Button>
            <Button
              kind="primary"
              type="button"
              isBusy={isBusy}
              busyText={t("restoring")}
              onClick={() => void restore()}
            >
              {t("confirm")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
      </Dialog>
    </>
  );
}
