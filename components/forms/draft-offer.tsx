"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";

/** Offers back what was typed and not saved. `children`: what the draft says, if that helps to decide. */
export function DraftOffer(props: {
  at: string;
  onRestore: () => void;
  onDrop: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("common.draft");
  return (
    <Alert
      kind="info"
      live="status"
      actions={
        <>
          <Button small kind="primary" onClick={props.onRestore}>
            {t("restore")}
          </Button>
          <Button small onClick={props.onDrop}>
            {t("drop")}
          </Button>
        </>
      }
    >
      <p>{t.rich("found", { when: () => <Moment at={props.at} /> })}</p>
      {props.children}
    </Alert>
  );
}
