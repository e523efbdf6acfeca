import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { log } from "#lib/platform/log.ts";
import { chooseLocale, localeCookie } from "./locale.ts";
import { messages } from "./messages.ts";
import { readTimeZone, timeZoneCookie } from "./time-zone.ts";

/** Language and zone of one request. The address says nothing of the language: people share addresses. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  return {
    locale,
    messages: messages[locale],
    timeZone: readTimeZone(jar.get(timeZoneCookie)?.value),
    onError: (error) => log("error", "message could not be shown", { code: error.code, locale }),
  };
});
