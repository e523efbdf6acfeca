"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { SoftLink } from "#components/ui/soft-link.tsx";
import type { Ready } from "#components/ui/static-html.ts";

/** A place of the console, marked where one is within it. On a phone, where places are scrolled, that one is seen. */
export function RailLink({
  href,
  className,
  inner,
}: {
  href: string;
  className?: string;
  /** Icon and word, as the server wrote them. */
  inner: Ready;
}) {
  const path = usePathname();
  const isHere = path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    const places = link.current?.closest("ul");
    if (!isHere || !link.current || !places || places.scrollWidth <= places.clientWidth) return;
    places.scrollLeft = link.current.offsetLeft - (places.clientWidth - link.current.offsetWidth) / 2;
  }, [isHere]);

  return (
    <SoftLink
      ref={link}
      href={href}
      className={className}
      aria-current={isHere}
      dangerouslySetInnerHTML={inner}
    />
  );
}
