"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** The longest that a browser's timer can wait, in milliseconds. */
const longest = 2 ** 31 - 1;

/** Renders the page anew when a moment (ISO 8601) has come: what ends by itself is then gone from it. */
export function RefreshAt({ at }: { at: string | undefined }) {
  const router = useRouter();
  useEffect(() => {
    if (!at) return;
    const left = Date.parse(at) - Date.now();
    if (Number.isNaN(left) || left > longest) return;
    const timer = setTimeout(() => router.refresh(), Math.max(left, 0) + 500);
    return () => clearTimeout(timer);
  }, [at, router]);
  return null;
}
