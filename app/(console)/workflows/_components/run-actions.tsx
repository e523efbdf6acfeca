"use client";

import { CircleStop, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { redriveRunAction, stopRunAction } from "../actions.ts";

type Props = { kind: string; name: string };

const acts = {
  stop: { action: stopRunAction, icon: <CircleStop aria-hidden="true" />, look: "danger" },
  redrive: { action: redriveRunAction, icon: <RotateCw aria-hidden="true" />, look: "primary" },
} as const;

/** Stops a run, or runs it again from its failure, after saying what that does. */
function RunAct({ act, kind, name }: Props & { act: keyof typeof acts }) {
  const t = useTranslations("workflows");
  const common = useTranslations("common");
  const { action, icon, look } = acts[act];
  const [isOpen, setOpen] = useState(false);
  const { submit, isBusy, refusal } = useSubmit(action);
  const close = () => setOpen(false);
  async function confirm() {
    if (isBusy) return;
    const result = await submit({ kind, name, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    announce(t(`${act}.done`));
    close();
  }
  return (
    <>
      <Button icon={icon} kind={act === "redrive" ? "primary" : "default"} onClick={() => setOpen(true)}>
        {t(`${act}.button`)}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t(`${act}.title`)}
        description={<p>{t(`${act}.body.${kind as "cleanup"}`)}</p>}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common("cancel")}</Button>
            <Button kind={look} isBusy={isBusy} busyText={t(`${act}.busy`)} onClick={() => void confirm()}>
              {t(`${act}.confirm`)}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
      </Dialog>
    </>
  );
}

export const StopRun = (props: Props) => <RunAct act="stop" {...props} />;
export const RedriveRun = (props: Props) => <RunAct act="redrive" {...props} />;
