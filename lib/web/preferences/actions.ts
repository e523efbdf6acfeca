"use server";

import { cookies } from "next/headers";
import { locales, localeCookie } from "#lib/web/i18n/locale.ts";
import { themeCookie, themes } from "./theme.ts";

// How somebody likes to read: no secret, needed before they sign in, kept for a year.
const keep = { path: "/", maxAge: 365 * 24 * 60 * 60, sameSite: "lax", httpOnly: true } as const;

async function remember(cookie: string, choices: readonly string[], chosen: FormDataEntryValue | null) {
  if (typeof chosen === "string" && choices.includes(chosen)) (await cookies()).set(cookie, chosen, keep);
}

/** Sets the console's language (form field `locale`); the page is rendered anew in it. */
export async function chooseLocaleAction(form: FormData): Promise<void> {
  await remember(localeCookie, locales, form.get("locale"));
}

/** Sets light, dark or system (form field `theme`). */
export async function chooseThemeAction(form: FormData): Promise<void> {
  await remember(themeCookie, themes, form.get("theme"));
}
