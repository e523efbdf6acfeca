import { getLocale, getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { signOut } from "#app/(auth)/actions.ts";
import { LeaveGuard } from "#components/forms/leave-guard.tsx";
import { PersonProvider } from "#components/forms/person.tsx";
import { EmergencyLink } from "#components/layout/emergency-link.tsx";
import { Frame } from "#components/layout/frame.tsx";
import { Header } from "#components/layout/header.tsx";
import { LanguageSwitch } from "#components/layout/language-switch.tsx";
import { PersonMenu } from "#components/layout/person-menu.tsx";
import { Rail } from "#components/layout/rail.tsx";
import { SoftLinks } from "#components/layout/soft-links.tsx";
import { ThemeSwitch } from "#components/layout/theme-switch.tsx";
import {
  Building2,
  LayoutDashboard,
  MessageSquareText,
  MessagesSquare,
  PhoneCall,
  Siren,
  WholeWord,
  Workflow,
} from "#components/ui/icons.tsx";
import { allows } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { locales } from "#lib/web/i18n/locale.ts";
import { chooseLocaleAction, chooseThemeAction } from "#lib/web/preferences/actions.ts";
import { refuseAtPage } from "#lib/web/page.ts";
import { readTheme } from "#lib/web/preferences/theme.ts";
import { currentActor } from "#lib/web/session/current-actor.ts";
import { signInPath } from "#lib/web/session/next-path.ts";
import { Banner } from "./_banner/banner.tsx";
import { BannerPlace, BannerProvider } from "./_banner/banner-place.tsx";
import { Unavailable } from "./_page/unavailable.tsx";
import { SignInAgain } from "./_components/sign-in-again.tsx";

const places = [
  { scope: "prompts:read", href: "/", name: "overview", Icon: LayoutDashboard },
  { scope: "prompts:read", href: "/prompts", name: "prompts", Icon: MessageSquareText },
  { scope: "config:read", href: "/lines-of-business", name: "lobs", Icon: Building2 },
  { scope: "sessions:read", href: "/sessions", name: "sessions", Icon: MessagesSquare },
  { scope: "sessions:read", href: "/workflows", name: "workflows", Icon: Workflow },
  { scope: "vanity:read", href: "/vanity-numbers", name: "vanity", Icon: WholeWord },
  { scope: "callbacks:read", href: "/callbacks", name: "callbacks", Icon: PhoneCall },
] as const;

async function Tools({ actor }: { actor: Extract<Actor, { kind: "user" }> }) {
  const [t, locale, theme] = await Promise.all([getTranslations("frame"), getLocale(), readTheme()]);
  const other = locales.find((code) => code !== locale) ?? locale;
  const lobs =
    actor.lobs === "*"
      ? t("person.allLobs")
      : actor.lobs.length > 0
        ? t("person.lobs", { names: actor.lobs.join(", ") })
        : t("person.noLobs");
  return (
    <>
      <LanguageSwitch other={{ code: other, name: t(`language.${other}`) }} action={chooseLocaleAction} />
      <ThemeSwitch
        label={t("theme.label")}
        chosen={theme}
        words={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }}
        action={chooseThemeAction}
      />
      <PersonMenu
        name={actor.name}
        groups={actor.groups.map((group) => t(`groups.${group}`)).join(", ") || t("groups.none")}
        lobs={lobs}
        words={{ menu: t("person.menu"), account: t("person.account"), signOut: t("person.signOut") }}
        signOut={signOut}
      />
    </>
  );
}

/**
 * The frame around every place of the console. Pages check for themselves who acts; a stranger sees no frame, and
 * nobody does while it cannot be told who is there.
 */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  let actor: Actor | undefined;
  try {
    actor = await currentActor();
  } catch (error) {
    const refusal = await refuseAtPage(error);
    return (
      <main id="content">
        <Unavailable refusal={refusal} />
      </main>
    );
  }
  const [t, common, jar] = await Promise.all([
    getTranslations("frame"),
    getTranslations("common"),
    cookies(),
  ]);
  if (actor?.kind !== "user") redirect(signInPath((await headers()).get("x-path") ?? "/"));
  return (
    <PersonProvider name={actor.name}>
      <BannerProvider first={<Banner />}>
        <Frame
          skipLabel={t("skip")}
          rail={
            <Rail
              label={t("nav.label")}
              product={common("product")}
              places={places
                .filter(({ scope }) => allows(actor, scope))
                .map(({ href, name, Icon }) => ({
                  href,
                  label: t(`nav.${name}`),
                  icon: <Icon aria-hidden="true" />,
                }))}
              isCollapsed={jar.get("rail")?.value === "narrow"}
              toggle={{ collapse: t("nav.collapse"), expand: t("nav.expand") }}
            />
          }
          header={
            <Header product={common("product")}>
              {allows(actor, "config:emergency") && (
                <EmergencyLink icon={<Siren aria-hidden="true" />}>{t("emergency")}</EmergencyLink>
              )}
              <Tools actor={actor} />
            </Header>
          }
          banner={<BannerPlace />}
        >
          <SignInAgain>{children}</SignInAgain>
        </Frame>
      </BannerProvider>
      <LeaveGuard />
      <SoftLinks />
    </PersonProvider>
  );
}
