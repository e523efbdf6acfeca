"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import { restoreSettingAction } from "../../../actions.ts";
import type { HistoryOf } from "./history-of.ts";

type Props = { of: HistoryOf; at: string; side: "Before" | "After" };

/** Brings an earlier state of a mapping back, after asking. */
export function RestoreMapping({ of, at, side }: Props) {
  const t = useTranslations("queues.history");
  const history = useTranslations("history");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const { submit, isBusy, refusal, clear } = useSubmit(restoreSettingAction);
  const close = () => {
    setOpen(false);
    clear();
  };

  async function restore() {
    const { lob, key, version } = of;
    const result = await submit({ lob, key, version, at, side, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    close();
    announce(t("restored"));
  }

  return (
    <>
      <Button small type="button" icon={<RotateCcw aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("restore")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("restoreTitle")}
        description={
          <>
            <p>
              {t.rich(side === "After" ? "restoreBody" : "restoreDeleted", {
                when: () => <Moment at={momentOf(at)} />,
              })}
            </p>
            {of.version > 0 && <p>{history("restoreUnsaved")}</p>}
          </>
        }
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common("cancel")}</Button>
            <Button kind="primary" isBusy={isBusy} busyText={t("restoring")} onClick={() => void restore()}>
              {t("restore")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
      </Dialog>
    </>
  );
}
