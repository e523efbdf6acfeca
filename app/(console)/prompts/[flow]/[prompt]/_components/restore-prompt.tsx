"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { Restore } from "#components/forms/restore.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import { restorePromptAction } from "../../../actions.ts";

type Props = {
  flow: string;
  name: string;
  /** The history item's key. */
  at: string;
};

/** Brings an earlier version back. `version`: the one that is shown, undefined where the prompt is deleted. */
export function RestorePrompt({ version, ...change }: Props & { version: number | undefined }) {
  const t = useTranslations("history");
  return (
    <Restore
      action={({ requestId }) => restorePromptAction({ ...change, side: "After", version, requestId })}
    >
      {t.rich("restoreBody", { when: () => <Moment at={momentOf(change.at)} /> })}
    </Restore>
  );
}

/** Brings a deleted prompt back as it was, at once: nothing stands in its place that could be lost. */
export function RestoreDeleted(change: Props) {
  const t = useTranslations("prompts.deleted");
  const history = useTranslations("history");
  const { submit, isBusy, refusal } = useSubmit(restorePromptAction);
  async function restore() {
    const result = await submit({ ...change, side: "Before", requestId: crypto.randomUUID() });
    if (result.ok) announce(history("restored"));
  }
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        kind="primary"
        isBusy={isBusy}
        busyText={history("restoring")}
        icon={<RotateCcw aria-hidden="true" />}
        onClick={() => void restore()}
      >
        {t("restore")}
      </Button>
    </>
  );
}
