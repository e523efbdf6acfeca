import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { TimeZone } from "#components/layout/time-zone.tsx";
import { Announcements } from "#components/ui/announce.tsx";
import { inter } from "#components/ui/fonts/inter.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { readTheme } from "#lib/web/preferences/theme.ts";
import "./styles/global.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, robots: { index: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** Language and theme stand in the server's HTML, so that nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), readTheme()]);
  return (
    <html
      lang={locale}
      className={inter.variable}
      data-amplify-theme="console"
      data-amplify-color-mode={theme}
    >
      <body>
        {/* Language, zone and formats; every sentence comes by a MessagesProvider. */}
        <NextIntlClientProvider messages={{}}>
          <MessagesProvider text={await pickMessages("common")}>
            {children}
            <Announcements />
            <TimeZone />
          </MessagesProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
