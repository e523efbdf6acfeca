"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { cleanUpNowAction } from "../actions.ts";
import { runPath } from "./addresses.ts";

/** Starts a clean-up after saying what it does, and leads to its run. */
export function CleanUpNow() {
  const t = useTranslations("workflows.cleanUp");
  const router = useRouter();
  return (
    <AskFirst
      action={({ requestId }) => cleanUpNowAction({ requestId })}
      button={{ icon: <Archive aria-hidden="true" />, children: t("button") }}
      title={t("title")}
      description={<p>{t("about")}</p>}
      confirm={{ busyText: t("busy"), children: t("confirm") }}
      onDone={({ execution }) => router.push(runPath("cleanup", execution))}
    />
  );
}
