"use client";

import { MoreChanges } from "#app/(console)/_components/more-changes.tsx";
import { settingHistoryAction } from "../../../actions.ts";
import { HistoryEntries } from "./history-entries.tsx";
import type { HistoryOf } from "./history-of.ts";

type Props = { of: HistoryOf; cursor: string; newestAt?: string };

/** Earlier changes to a mapping. */
export const MoreMappingHistory = ({ of, cursor, newestAt }: Props) => (
  <MoreChanges of={{ lob: of.lob, key: of.key }} action={settingHistoryAction} cursor={cursor}>
    {(changes) => <HistoryEntries of={of} changes={changes} newestAt={newestAt} />}
  </MoreChanges>
);
