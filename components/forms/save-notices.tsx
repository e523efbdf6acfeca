"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { DraftOffer } from "./draft-offer.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import type { Trouble } from "./trouble.ts";

type SaveNoticesProps = {
  editor: {
    trouble: Trouble<unknown> | undefined;
    /** What an earlier visit left. */
    draft: { at: string } | undefined;
    restoreDraft: () => void;
    dropDraft: () => void;
  };
  /** What somebody else changed meanwhile, and was kept beside what was saved; as people call it. */
  merged: readonly string[];
  /** As {@link ErrorSummary} has it. */
  idOf?: (field: string) => string;
  /** The conflict, where there is one. */
  children: ReactNode;
};

/** What came of a save or is left of an earlier visit, above the fields. */
export function SaveNotices({ editor, merged, idOf, children }: SaveNoticesProps) {
  const t = useTranslations("common.save");
  const format = useFormatter();
  const { trouble, draft } = editor;
  return (
    <>
      {trouble?.kind === "refused" && <ErrorSummary refusal={trouble.refusal} idOf={idOf} />}
      {draft && <DraftOffer at={draft.at} onRestore={editor.restoreDraft} onDrop={editor.dropDraft} />}
      {merged.length > 0 && (
        <Alert kind="success" live="status">
          {t("merged", { fields: format.list(merged, { type: "conjunction" }) })}
        </Alert>
      )}
      {children}
    </>
  );
}
