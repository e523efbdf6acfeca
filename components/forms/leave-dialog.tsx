"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { DialogWindow } from "#components/ui/dialog-window.tsx";

/** Asks whether to leave what is unsaved; staying is the way that Escape takes, too. */
export function LeaveDialog({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const t = useTranslations("common.leave");
  return (
    <DialogWindow
      title={t("title")}
      description={t("body")}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onLeave}>{t("go")}</Button>
          <Button kind="primary" onClick={onStay}>
            {t("stay")}
          </Button>
        </>
      }
    />
  );
}
