import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { currentActor } from "#lib/web/session/current-actor.ts";
import { nextPath } from "#lib/web/session/next-path.ts";
import { signInState } from "#lib/web/session/sign-in-form.ts";
import { signIn } from "../actions.ts";
import { SignInPageForm } from "./_components/sign-in-page-form.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

/** Name and password, and whatever Amazon Cognito asks for next, all at one address. */
export default async function SignInPage({ searchParams }: Props) {
  const { next, ...notes } = await searchParams;
  if (await currentActor().catch(() => undefined)) redirect(nextPath(next));
  const [initial, t, messages] = await Promise.all([
    signInState(),
    getTranslations("auth"),
    pickMessages("auth"),
  ]);
  const note = notes["signed-out"] ? t("signedOut") : notes["password-set"] ? t("passwordSet") : undefined;
  return (
    <MessagesProvider text={messages}>
      <SignInPageForm
        action={signIn}
        initial={initial}
        next={nextPath(next)}
        note={
          note && (
            <Alert kind="success" live="status">
              {note}
            </Alert>
          )
        }
      />
    </MessagesProvider>
  );
}
