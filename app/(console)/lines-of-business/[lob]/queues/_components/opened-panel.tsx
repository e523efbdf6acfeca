"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** Takes the focus when it opens or shows another thing: it stands above what was pressed. */
export function OpenedPanel({ children, className }: { children: ReactNode; className?: string }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <section ref={panel} tabIndex={-1} className={className} aria-labelledby="panel-title">
      {children}
    </section>
  );
}
