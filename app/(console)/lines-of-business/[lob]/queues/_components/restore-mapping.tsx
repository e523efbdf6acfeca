"use client";

import { useTranslations } from "next-intl";
import { Restore } from "#components/forms/restore.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import { restoreSettingAction } from "../../../actions.ts";
import type { HistoryOf } from "./history-of.ts";

type Props = { of: HistoryOf; at: string; side: "Before" | "After" };

/** Brings an earlier state of a mapping back. */
export function RestoreMapping({ of, at, side }: Props) {
  const t = useTranslations("queues.history");
  const { lob, key, version } = of;
  return (
    <Restore action={({ requestId }) => restoreSettingAction({ lob, key, version, at, side, requestId })}>
      {t.rich(side === "After" ? "restoreBody" : "restoreDeleted", {
        when: () => <Moment at={momentOf(at)} />,
      })}
    </Restore>
  );
}
