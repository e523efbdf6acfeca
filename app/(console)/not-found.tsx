import { Compass } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { State } from "#components/ui/state.tsx";
import { FreshBanner } from "./_banner/fresh-banner.tsx";

/** What is not there, and what is not for the reader to see, look the same. */
export default async function NotFound() {
  const t = await getTranslations("states.notFound");
  return (
    <State
      isPage
      icon={<Compass />}
      title={t("title")}
      actions={
        <ButtonLink href="/prompts" kind="primary">
          {t("home")}
        </ButtonLink>
      }
    >
      <FreshBanner />
      <title>{t("title")}</title>
      <p>{t("body")}</p>
    </State>
  );
}
