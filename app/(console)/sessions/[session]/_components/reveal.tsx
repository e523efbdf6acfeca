"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { revealSessionAction } from "../../actions.ts";

/** Shows what is masked, which is recorded, and hides it again. */
export function Reveal({
  session,
  path,
  isRevealed,
}: {
  session: string;
  path: string;
  isRevealed: boolean;
}) {
  const t = useTranslations("sessions.reveal");
  const router = useRouter();
  const { submit, isBusy, refusal } = useSubmit(revealSessionAction);
  async function show() {
    const result = await submit({ session_id: session, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    router.replace(`${path}?show=${encodeURIComponent(result.output.grant)}`, { scroll: false });
    announce(t("shown"));
  }
  if (isRevealed)
    return (
      <Button
        small
        icon={<EyeOff aria-hidden="true" size={18} />}
        onClick={() => router.replace(path, { scroll: false })}
      >
        {t("hide")}
      </Button>
    );
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        small
        icon={<Eye aria-hidden="true" size={18} />}
        isBusy={isBusy}
        busyText={t("showing")}
        onClick={() => void show()}
      >
        {t("show")}
      </Button>
    </>
  );
}
