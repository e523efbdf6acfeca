"use client";

import { MoreChanges } from "#app/(console)/_components/more-changes.tsx";
import { promptHistoryAction } from "../../../actions.ts";
import { HistoryEntries, type HistoryOf } from "./history-entries.tsx";

type Props = { of: HistoryOf; cursor: string; newestAt?: string };

/** Earlier changes to a prompt. */
export const MoreHistory = ({ of, cursor, newestAt }: Props) => (
  <MoreChanges of={{ flow: of.flow, name: of.name }} action={promptHistoryAction} cursor={cursor}>
    {(changes) => <HistoryEntries of={of} changes={changes} newestAt={newestAt} />}
  </MoreChanges>
);
