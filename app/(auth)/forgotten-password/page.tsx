import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { beginReset, codesArePrinted } from "#lib/web/session/reset-form.ts";
import { resetPassword } from "../actions.ts";
import { ResetForm } from "./_components/reset-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("titleForgotten") };
}

/** A name, then the code that was sent to its bearer and a new password. */
export default async function ForgottenPasswordPage() {
  return (
    <MessagesProvider text={await pickMessages("auth")}>
      <ResetForm action={resetPassword} initial={beginReset} codesArePrinted={codesArePrinted()} />
    </MessagesProvider>
  );
}
