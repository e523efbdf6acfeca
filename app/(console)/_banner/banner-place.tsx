"use client";

import {
  createContext,
  startTransition,
  Suspense,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from "react";

const ShownContext = createContext<ReactNode>(null);
const PublishContext = createContext<(banner: ReactNode) => void>(() => undefined);

/**
 * Holds the banner between the frame, which stays from page to page, and the pages, which bring it anew.
 * `first`: the one of the page that was loaded.
 */
export function BannerProvider({ first, children }: { first: ReactNode; children: ReactNode }) {
  const [shown, publish] = useState(first);
  return (
    <PublishContext value={publish}>
      <ShownContext value={shown}>{children}</ShownContext>
    </PublishContext>
  );
}

/** Where the banner stands: under the header. */
export function BannerPlace() {
  return <Suspense fallback={null}>{useContext(ShownContext)}</Suspense>;
}

/** Brings the banner as it is now, with the page that it stands in; shows nothing where it stands itself. */
export function PublishBanner({ banner }: { banner: ReactNode }) {
  const publish = useContext(PublishContext);
  // The one before stands until this one is here.
  useEffect(() => startTransition(() => publish(banner)), [publish, banner]);
  return null;
}
