"use client";

import { useTimeZone } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const year = 365 * 24 * 60 * 60;

/** Tells the server the reader's time zone, once: moments are UTC until then, and the same on both sides always. */
export function TimeZone() {
  const router = useRouter();
  const known = useTimeZone();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const cookie = `tz=${encodeURIComponent(zone)}`;
    if (!zone || zone === known || document.cookie.split("; ").includes(cookie)) return;
    document.cookie = `${cookie}; path=/; max-age=${year}; samesite=lax`;
    router.refresh();
  }, [known, router]);
  return null;
}
