"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { announcedLeave } from "#components/forms/leaving.ts";

/** Follows the plain links of rows (`RowLink`) within the console. Stands once, in the console's layout. */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || !(event.target as Element | null)?.closest("a[data-soft]")) return;
      const way = announcedLeave(event);
      if (way?.kind !== "link") return;
      event.preventDefault();
      startTransition(() => router.push(way.href));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}
