import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { State } from "#components/ui/state.tsx";
import { ready } from "#components/ui/static-html.ts";
import { FreshBanner } from "../_banner/fresh-banner.tsx";

/** Says why a page is not to be had, and where there is one. */
export async function TurnedAway({ why, icon }: { why: "forbidden" | "notFound"; icon: ReactNode }) {
  const t = await getTranslations(`states.${why}`);
  return (
    <>
      <FreshBanner />
      <title>{t("title")}</title>
      {/* Next.js has both answers ready with every page, shown or not. */}
      <div
        dangerouslySetInnerHTML={ready(
          <State
            isPage
            icon={icon}
            title={t("title")}
            actions={
              <ButtonLink href="/prompts" kind="primary">
                {t("home")}
              </ButtonLink>
            }
          >
            <p>{t("body")}</p>
          </State>,
        )}
      />
    </>
  );
}
