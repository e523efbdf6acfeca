"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { announce } from "#components/ui/announce.tsx";
import { AskFirst } from "./ask-first.tsx";
import type { FormResult } from "./result.ts";

type RestoreProps = {
  /** Calls the server action. */
  action: (sent: { requestId: string }) => Promise<FormResult<unknown>>;
  /** What will be again as it was, in a sentence. */
  children: ReactNode;
  /** Where another word than "this version" says what comes back. */
  words?: { button: string; title: string; confirm: string; done: string };
};

/** In a history: brings back what was at one change, after saying what follows. */
export function Restore({ action, children, words }: RestoreProps) {
  const t = useTranslations("history");
  return (
    <AskFirst
      action={action}
      button={{
        small: true,
        icon: <RotateCcw aria-hidden="true" />,
        children: words?.button ?? t("restore"),
      }}
      title={words?.title ?? t("restoreTitle")}
      description={
        <>
          <p>
            {children} {t("restoreMakes")}
          </p>
          <p>{t("restoreUnsaved")}</p>
        </>
      }
      confirm={{ busyText: t("restoring"), children: words?.confirm ?? t("restore") }}
      onDone={() => announce(words?.done ?? t("restored"))}
    />
  );
}
