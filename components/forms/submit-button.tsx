"use client";

import { useTranslations } from "next-intl";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "#components/ui/button.tsx";

/** Sends its form; while that is under way (the form's action, or `isBusy`) it says so and cannot be pressed again. */
export function SubmitButton({ isBusy, busyText, ...rest }: ButtonProps) {
  const t = useTranslations("common");
  const { pending } = useFormStatus();
  return (
    <Button
      kind="primary"
      {...rest}
      type="submit"
      isBusy={pending || isBusy}
      busyText={busyText ?? t("working")}
    />
  );
}
