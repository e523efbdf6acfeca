"use client";

import { PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { announce } from "#components/ui/announce.tsx";
import { clearCallbackAction } from "../actions.ts";

/** `seen` is `created_at` of the one that is shown. */
type Props = { handle: string; lastFour: string; seen: string };

/** Lets a held number go, after saying what follows. */
export function ClearCallback({ handle, lastFour, seen }: Props) {
  const t = useTranslations("callbacks.clear");
  const digits = lastFour;
  return (
    <AskFirst
      action={({ requestId }) => clearCallbackAction({ handle, seen, requestId })}
      button={{
        small: true,
        "aria-label": t("buttonOf", { digits }),
        icon: <PhoneOff aria-hidden="true" />,
        children: t("button"),
      }}
      title={t("title", { digits })}
      confirm={{ kind: "danger", busyText: t("clearing"), children: t("confirm") }}
      onDone={() => announce(t("done", { digits }))}
    >
      <p>{t("then")}</p>
      <p>{t("recorded")}</p>
    </AskFirst>
  );
}
