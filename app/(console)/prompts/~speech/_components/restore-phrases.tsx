"use client";

import { useTranslations } from "next-intl";
import { Restore } from "#components/forms/restore.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import { restorePhrasesAction } from "../actions.ts";

/** Brings back all phrases as they were before a change. `version`: the one that is shown. */
export function RestorePhrases({ at, version }: { at: string; version: number }) {
  const t = useTranslations("speech.history");
  return (
    <Restore
      action={({ requestId }) => restorePhrasesAction({ at, version, requestId })}
      words={{
        button: t("restore"),
        title: t("restoreTitle"),
        confirm: t("restore"),
        done: t("restored"),
      }}
    >
      {t.rich("restoreBody", { when: () => <Moment at={momentOf(at)} /> })}
    </Restore>
  );
}
