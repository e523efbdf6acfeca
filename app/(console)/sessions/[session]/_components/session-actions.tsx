"use client";

import { CircleStop, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { endSessionAction, restoreSessionAction, withdrawHandoffAction } from "../../actions.ts";

/** Ends a session at once: it can be undone until clean-up archives it, so nothing is asked. */
export function EndSession({ session }: { session: string }) {
  const t = useTranslations("sessions.end");
  const { submit, isBusy, refusal } = useSubmit(endSessionAction);
  async function end() {
    const result = await submit({ session_id: session, requestId: crypto.randomUUID() });
    if (result.ok) announce(t("done"));
  }
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        icon={<CircleStop aria-hidden="true" size={18} />}
        isBusy={isBusy}
        busyText={t("ending")}
        onClick={() => void end()}
      >
        {t("button")}
      </Button>
    </>
  );
}

/** Brings back a session that a person ended or deleted. */
export function RestoreSession({ session, from }: { session: string; from: "disconnected" | "deleted" }) {
  const t = useTranslations("sessions.restore");
  const { submit, isBusy, refusal } = useSubmit(restoreSessionAction);
  async function restore() {
    const result = await submit({ session_id: session, from, requestId: crypto.randomUUID() });
    if (result.ok) announce(t("done"));
  }
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        kind="primary"
        icon={<Undo2 aria-hidden="true" size={18} />}
        isBusy={isBusy}
        busyText={t("busy")}
        onClick={() => void restore()}
      >
        {t(from)}
      </Button>
    </>
  );
}

/** Takes back the asking for a human, as long as nobody has the session. */
export function WithdrawHandoff({ session }: { session: string }) {
  const t = useTranslations("sessions.withdraw");
  const { submit, isBusy, refusal } = useSubmit(withdrawHandoffAction);
  async function withdraw() {
    const result = await submit({ session_id: session, requestId: crypto.randomUUID() });
    if (result.ok) announce(t("done"));
  }
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        icon={<Undo2 aria-hidden="true" size={18} />}
        isBusy={isBusy}
        busyText={t("busy")}
        onClick={() => void withdraw()}
      >
        {t("button")}
      </Button>
    </>
  );
}
