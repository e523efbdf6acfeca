"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { ChooseFile } from "../../~import/_components/choose-file.tsx";
import { examineFilesAction } from "../actions.tsx";

type ChooseFlowsProps = {
  limits: { most: number; kilobytes: number };
  /** Links to the shipped flows. */
  shipped: ReactNode;
  /** Of the shipped flows that the address names. */
  report: ReactNode;
};

/** Files to compare, and what came of it; a file of one's own takes the place of the shipped ones. */
export function ChooseFlows({ limits, shipped, report }: ChooseFlowsProps) {
  const t = useTranslations("contactFlows.file");
  const { submit, isBusy, refusal, errorOf } = useSubmit(examineFilesAction);
  const [own, setOwn] = useState<ReactNode>();
  const [reading, setReading] = useState("");
  const [tooLarge, setTooLarge] = useState<string>();

  async function compare(files: readonly File[]) {
    const large = files.find(({ size }) => size > limits.kilobytes * 1024);
    setTooLarge(large && t("tooLarge", { name: large.name, kilobytes: limits.kilobytes }));
    if (large) return;
    const form = new FormData();
    for (const file of files) form.append("file", file);
    setReading(files.map(({ name }) => name).join(", "));
    const result = await submit(form);
    if (!result.ok) return;
    setOwn(result.output.report);
    announce(t("compared", { count: result.output.count }));
  }

  return (
    <>
      <ErrorSummary refusal={refusal} />
      <ChooseFile
        words={{ label: t("label"), hint: t("hint", limits) }}
        accept=".json,application/json"
        isMany
        error={tooLarge ?? errorOf("file")}
        reading={isBusy ? reading : undefined}
        onChoose={(_, all) => void compare(all)}
      />
      {shipped}
      {own ?? report}
    </>
  );
}
