"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactNode } from "react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { ButtonProps } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { keptForm } from "./kept-form.ts";
import styles from "./new-form.module.css";
import type { Refusal } from "./result.ts";
import { SubmitButton } from "./submit-button.tsx";
import { useUnsaved } from "./unsaved.ts";

type NewFormProps = {
  children: ReactNode;
  refusal: Refusal | undefined;
  isBusy: boolean;
  /** The button that makes it. */
  confirm: Pick<ButtonProps, "busyText" | "children">;
  /** Where to without making it. */
  back: string;
  /** Makes it; resolves with its address, undefined where it was refused. */
  onSend: (form: FormData) => Promise<string | undefined>;
};

/** The form of something new, in its fields as they were typed; then on to its page. */
export function NewForm({ children, refusal, isBusy, confirm, back, onSend }: NewFormProps) {
  const common = useTranslations("common");
  const router = useRouter();
  const [isDirty, setDirty] = useState(false);
  useUnsaved(isDirty);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const made = await onSend(new FormData(event.currentTarget));
    if (made === undefined) return;
    setDirty(false);
    router.push(made);
  }

  return (
    <form
      {...keptForm}
      className={styles.form}
      onSubmit={(event) => void send(event)}
      onChange={() => setDirty(true)}
    >
      <ErrorSummary refusal={refusal} />
      <Card className={styles.fields}>{children}</Card>
      <div className={styles.buttons}>
        <SubmitButton {...confirm} isBusy={isBusy} />
        <ButtonLink href={back} kind="link">
          {common("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
