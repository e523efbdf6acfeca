"use client";

import { usePathname } from "next/navigation";
import { SoftLink } from "#components/ui/soft-link.tsx";
import styles from "./sub-navigation.module.css";

export type SubPlace = {
  href: string;
  label: string;
  /** Marked on this very address only, not on those below it. */
  exact?: boolean;
};

/** The parts of one thing, each a page with an address of its own; the one that is open is marked. */
export function SubNavigation({ label, places }: { label: string; places: readonly SubPlace[] }) {
  const path = usePathname();
  const isHere = ({ href, exact }: SubPlace) => {
    if (path === href) return "page";
    return !exact && path.startsWith(`${href}/`) ? "true" : undefined;
  };
  return (
    <nav aria-label={label} className={styles.nav}>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.href}>
            <SoftLink href={place.href} aria-current={isHere(place)} className={styles.place}>
              {place.label}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
