"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useState, useTransition } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { SwitchTrack } from "#components/ui/switch-track.tsx";
import { savePromptAction } from "../../actions.ts";
import styles from "./flow.module.css";

type Field = "IsActive" | "IsClientVisible";
type Props = { flow: string; name: string; stored: Record<Field, boolean>; field: Field };

const words = {
  IsActive: {
    label: "liveSwitch",
    on: "live",
    off: "paused",
    turnedOn: "switchedLive",
    turnedOff: "switchedPaused",
  },
  IsClientVisible: {
    label: "clientSwitch",
    on: "seen",
    off: "hidden",
    turnedOn: "switchedVisible",
    turnedOff: "switchedHidden",
  },
} as const;

/**
 * Switches one thing of a prompt in its row. It moves at once, and back, saying why, when the save is refused.
 * The save is the editor's own: on the newest version, with history.
 */
export function QuickSwitch({ flow, name, stored, field }: Props) {
  const t = useTranslations("prompts.flow");
  const { submit } = useSubmit(savePromptAction);
  const [, startTransition] = useTransition();
  const [isOn, show] = useOptimistic(stored[field]);
  const [refused, setRefused] = useState<string>();
  const say = words[field];
  const turn = () =>
    startTransition(async () => {
      const to = !isOn;
      show(to);
      const result = await submit({
        flow,
        name,
        changes: { [field]: { from: stored[field], to } },
        requestId: crypto.randomUUID(),
      });
      setRefused(result.ok ? undefined : result.message);
      announce(result.ok ? t(to ? say.turnedOn : say.turnedOff, { name }) : result.message);
    });
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={t(say.label, { name })}
        className={styles.switch}
        onClick={turn}
      >
        <SwitchTrack />
        <span aria-hidden="true">{t(isOn ? say.on : say.off)}</span>
      </button>
      {refused && <p className={styles.refused}>{refused}</p>}
    </>
  );
}
