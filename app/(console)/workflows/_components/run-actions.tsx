"use client";

import { CircleStop, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { announce } from "#components/ui/announce.tsx";
import { redriveRunAction, stopRunAction } from "../actions.ts";

type Props = { kind: string; name: string };

const acts = {
  stop: { action: stopRunAction, icon: <CircleStop aria-hidden="true" />, opens: "default", does: "danger" },
  redrive: {
    action: redriveRunAction,
    icon: <RotateCw aria-hidden="true" />,
    opens: "primary",
    does: "primary",
  },
} as const;

/** Stops a run, or runs it again from its failure, after saying what that does. */
function RunAct({ act, kind, name }: Props & { act: keyof typeof acts }) {
  const t = useTranslations("workflows");
  const { action, icon, opens, does } = acts[act];
  return (
    <AskFirst
      action={({ requestId }) => action({ kind, name, requestId })}
      button={{ icon, kind: opens, children: t(`${act}.button`) }}
      title={t(`${act}.title`)}
      description={<p>{t(`${act}.body.${kind as "cleanup"}`)}</p>}
      confirm={{ kind: does, busyText: t(`${act}.busy`), children: t(`${act}.confirm`) }}
      onDone={() => announce(t(`${act}.done`))}
    />
  );
}

export const StopRun = (props: Props) => <RunAct act="stop" {...props} />;
export const RedriveRun = (props: Props) => <RunAct act="redrive" {...props} />;
