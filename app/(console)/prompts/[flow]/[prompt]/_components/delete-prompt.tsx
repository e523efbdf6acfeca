"use client";

import { Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { DialogFacts } from "#components/forms/dialog-form.tsx";
import type { ListedFlow, Prompt } from "#lib/domain/prompts/index.ts";
import { deletePromptAction } from "../../../actions.ts";

type Props = {
  flow: Pick<ListedFlow, "FlowName" | "LOBs">;
  prompt: Prompt;
  /** Something typed and not saved would go too. */
  isDirty: boolean;
};

/** Deletes a prompt after saying what uses it; the name of one that is live is typed. */
export function DeletePrompt({ flow, prompt, isDirty }: Props) {
  const t = useTranslations("prompts.delete");
  const editor = useTranslations("prompts.editor");
  const format = useFormatter();
  const { FlowName, PromptName: name, Version: version, IsActive } = prompt;
  return (
    <AskFirst
      action={(sent) => deletePromptAction({ flow: FlowName, name, version, ...sent })}
      button={{ kind: "link", icon: <Trash2 aria-hidden="true" />, children: editor("delete") }}
      title={t("title", { name })}
      typed={IsActive ? t("typeName", { name }) : undefined}
      confirm={{ kind: "danger", busyText: t("deleting"), children: t("confirm") }}
    >
      <DialogFacts>
        <li>
          {flow.LOBs.length > 0
            ? t("heard", { flow: flow.FlowName, lobs: format.list(flow.LOBs, { type: "conjunction" }) })
            : t("heardNowhere", { flow: flow.FlowName })}
        </li>
        <li>{t(IsActive ? "live" : "paused")}</li>
        <li>{t("restore")}</li>
        {isDirty && <li>{t("unsaved")}</li>}
      </DialogFacts>
    </AskFirst>
  );
}
