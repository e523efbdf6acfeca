"use client";

import { Hand, HandHelping } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, use, useEffect, useRef, useState, type ReactNode } from "react";
import { DialogForm } from "#components/forms/dialog-form.tsx";
import { formText } from "#components/forms/form-text.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import { acceptHandoffAction, declineHandoffAction } from "../actions.ts";

type Told = { kind: "success" | "error"; sentence: string };

const Tell = createContext<(told: Told) => void>(() => undefined);

/**
 * Says above the list what became of an answer: the row that was pressed may be gone by then, because somebody else has
 * the customer, or the wait has ended.
 */
export function AnswersTold({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<Told>();
  const place = useRef<HTMLDivElement>(null);
  // On a phone the row that was pressed is far below.
  useEffect(() => {
    if (told) place.current?.scrollIntoView({ block: "nearest" });
  }, [told]);
  return (
    <Tell value={setTold}>
      {told && (
        <div ref={place}>
          <Alert kind={told.kind} live={told.kind === "error" ? "alert" : "status"}>
            {told.sentence}
          </Alert>
        </div>
      )}
      {children}
    </Tell>
  );
}

type Props = { session_id: string; handoff_id: string; name: string };

/** Takes a waiting customer, at once: whoever presses first has them. */
export function AcceptHandoff({ name, ...handoff }: Props) {
  const t = useTranslations("workflows.waiting");
  const tell = use(Tell);
  const { submit, isBusy } = useSubmit(acceptHandoffAction);
  async function accept() {
    if (isBusy) return;
    const result = await submit(handoff);
    tell(
      result.ok
        ? { kind: "success", sentence: t("accepted", { name }) }
        : { kind: "error", sentence: result.message },
    );
  }
  return (
    <Button
      small
      kind="primary"
      icon={<HandHelping aria-hidden="true" size={16} />}
      isBusy={isBusy}
      busyText={t("accepting")}
      aria-label={t("acceptNamed", { name })}
      onClick={() => void accept()}
    >
      {t("accept")}
    </Button>
  );
}

function DeclineForm({ name, onClose, ...handoff }: Props & { onClose: () => void }) {
  const t = useTranslations("workflows.waiting");
  const tell = use(Tell);
  const { submit, isBusy, refusal, errorOf } = useSubmit(declineHandoffAction);
  async function decline(form: FormData) {
    const result = await submit({ ...handoff, reason: formText(form, "reason") });
    if (!result.ok) {
      // The wait has ended meanwhile: nothing that is typed here can be sent any more.
      if (result.code !== "CONFLICT") return;
      tell({ kind: "error", sentence: result.message });
    } else tell({ kind: "success", sentence: t("declinedDone", { name }) });
    onClose();
  }
  return (
    <DialogForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={{ kind: "danger", busyText: t("declining"), children: t("declineConfirm") }}
      onSend={(form) => void decline(form)}
      onCancel={onClose}
    >
      <TextAreaField name="reason" label={t("declineReason")} rows={3} error={errorOf("reason")} />
    </DialogForm>
  );
}

/** Leaves a waiting customer to somebody else, with the reason. */
export function DeclineHandoff(props: Props) {
  const t = useTranslations("workflows.waiting");
  const { name } = props;
  return (
    <DialogButton
      button={{
        small: true,
        icon: <Hand aria-hidden="true" size={16} />,
        "aria-label": t("declineNamed", { name }),
        children: t("decline"),
      }}
      title={t("declineTitle", { name })}
      description={<p>{t("declineAbout")}</p>}
    >
      {(close) => <DeclineForm {...props} onClose={close} />}
    </DialogButton>
  );
}
