"use client";

import { Hand, HandHelping } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, use, useState, type FormEvent, type ReactNode } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import { acceptHandoffAction, declineHandoffAction } from "../actions.ts";
import styles from "./workflows.module.css";

type Told = { kind: "success" | "error"; sentence: string };

const Tell = createContext<(told: Told) => void>(() => undefined);

/**
 * Says above the list what became of an answer: the row that was pressed may be gone by then, because somebody else has
 * the customer, or the wait has ended.
 */
export function AnswersTold({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<Told>();
  return (
    <Tell value={setTold}>
      {told && (
        <Alert kind={told.kind} live={told.kind === "error" ? "alert" : "status"}>
          {told.sentence}
        </Alert>
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
  const common = useTranslations("common");
  const tell = use(Tell);
  const { submit, isBusy, refusal, errorOf } = useSubmit(declineHandoffAction);
  async function decline(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const reason = new FormData(event.currentTarget).get("reason");
    const result = await submit({ ...handoff, reason: typeof reason === "string" ? reason : "" });
    if (!result.ok) {
      // The wait has ended meanwhile: nothing that is typed here can be sent any more.
      if (result.code !== "CONFLICT") return;
      tell({ kind: "error", sentence: result.message });
    } else tell({ kind: "success", sentence: t("declinedDone", { name }) });
    onClose();
  }
  return (
    <form className={styles.form} onSubmit={(event) => void decline(event)} noValidate>
      <ErrorSummary refusal={refusal} />
      <TextAreaField name="reason" label={t("declineReason")} rows={3} error={errorOf("reason")} />
      <div className={styles.buttons}>
        <Button type="button" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button kind="danger" type="submit" isBusy={isBusy} busyText={t("declining")}>
          {t("declineConfirm")}
        </Button>
      </div>
    </form>
  );
}

/** Leaves a waiting customer to somebody else, with the reason. */
export function DeclineHandoff(props: Props) {
  const t = useTranslations("workflows.waiting");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        small
        icon={<Hand aria-hidden="true" size={16} />}
        aria-label={t("declineNamed", { name: props.name })}
        onClick={() => setOpen(true)}
      >
        {t("decline")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("declineTitle", { name: props.name })}
        description={<p>{t("declineAbout")}</p>}
        onClose={close}
      >
        <DeclineForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
