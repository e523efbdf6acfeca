"use client";

import { Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { AskFirst } from "#components/forms/ask-first.tsx";
import { announce } from "#components/ui/announce.tsx";
import styles from "../../_components/vanity.module.css";
import { decideRefusedAction } from "../../actions.ts";

const decisions = {
  putBack: { icon: <Undo2 aria-hidden="true" />, kind: "primary" },
  discard: { icon: <Trash2 aria-hidden="true" />, kind: "danger" },
} as const;

type Props = { id: string; isMalformed: boolean };

function Decide({ id, isMalformed, decision }: Props & { decision: keyof typeof decisions }) {
  const t = useTranslations("vanity.refused");
  const { icon, kind } = decisions[decision];
  return (
    <AskFirst
      action={({ requestId }) => decideRefusedAction({ id, decision, requestId })}
      button={{ small: true, icon, children: t(`${decision}.button`) }}
      title={t(`${decision}.title`)}
      confirm={{ kind, children: t(`${decision}.confirm`) }}
      onDone={() => announce(t(`${decision}.done`))}
    >
      <p>{t(decision === "putBack" && isMalformed ? "putBack.thenMalformed" : `${decision}.then`)}</p>
    </AskFirst>
  );
}

/** Puts a refused message back or discards it, after saying what follows. */
export const DecideMessage = (message: Props) => (
  <div className={styles.buttons}>
    <Decide {...message} decision="putBack" />
    <Decide {...message} decision="discard" />
  </div>
);
