import { Lock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { State } from "#components/ui/state.tsx";
import { FreshBanner } from "./_banner/fresh-banner.tsx";

/** Says that this is not open to the reader, and whom to ask. */
export default async function Forbidden() {
  const t = await getTranslations("states.forbidden");
  return (
    <State
      isPage
      icon={<Lock />}
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
