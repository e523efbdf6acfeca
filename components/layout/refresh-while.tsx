"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/**
 * Renders the page anew every `seconds` while it is looked at: it stands in a page as long as something in it goes on
 * by itself. One refresh at a time; what somebody has opened or typed stays.
 */
export function RefreshWhile({ seconds }: { seconds: number }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  useEffect(() => {
    if (isBusy) return;
    const refresh = () => document.visibilityState === "visible" && start(() => router.refresh());
    const timer = setInterval(refresh, seconds * 1_000);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [isBusy, router, seconds]);
  return null;
}
