"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { EmergencyConflict } from "#lib/domain/lines-of-business/index.ts";
import { ClosureFacts } from "./closure-facts.tsx";
import styles from "./emergency.module.css";
import type { ClosableLob, RaiseModel } from "./use-raise.ts";

type Props = {
  model: RaiseModel;
  inForce: EmergencyConflict["inForce"];
  lobs: readonly ClosableLob[];
};

/** Somebody else closed one of these lines meanwhile: theirs is shown, and the person says which shall stand. */
export function RaiseConflict({ model, inForce, lobs }: Props) {
  const t = useTranslations("emergency.conflict");
  const format = useFormatter();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "start" });
  }, [inForce]);
  const nameOf = (lob: string) => lobs.find(({ LOB }) => LOB === lob)?.DisplayName ?? lob;
  const theirs = inForce.map(({ lob }) => lob);
  const rest = model.typed.lobs.filter((lob) => !theirs.includes(lob));
  const restNames = format.list(rest.map(nameOf), { type: "conjunction" });
  const leave = () => {
    const left = { ...model.typed, lobs: rest };
    model.setTyped(left);
    model.clear();
    if (rest.length > 0) void model.raise([], left);
  };
  return (
    <section ref={panel} tabIndex={-1} aria-labelledby="closed-meanwhile" className={styles.conflict}>
      <h2 id="closed-meanwhile">{t("title")}</h2>
      <p>{t("body")}</p>
      {inForce.map(({ lob, emergency }) => (
        <Card key={lob} className={styles.facts}>
          <h3>{nameOf(lob)}</h3>
          <ClosureFacts emergency={emergency} />
        </Card>
      ))}
      <div className={styles.buttons}>
        <Button
          type="button"
          kind="danger"
          isBusy={model.isBusy}
          onClick={() =>
            void model.raise(inForce.map(({ lob, emergency }) => ({ lob, StartedAt: emergency.StartedAt })))
          }
        >
          {t("replace")}
        </Button>
        <Button type="button" onClick={leave}>
          {rest.length > 0 ? t("leaveAndClose", { names: restNames }) : t("leave")}
        </Button>
      </div>
    </section>
  );
}
