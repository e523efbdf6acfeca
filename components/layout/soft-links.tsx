"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { announcedLeave } from "#components/forms/leaving.ts";

/** Follows the plain links (`SoftLink`) within the console. Stands once, in the console's layout. */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest<HTMLElement>("a[data-soft]");
      if (event.defaultPrevented || !link) return;
      const way = announcedLeave(event);
      if (way?.kind !== "link") return;
      event.preventDefault();
      const scroll = link.dataset.soft !== "stay";
      startTransition(() => router.push(way.href, { scroll }));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}
