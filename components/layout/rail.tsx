import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";
import { ready } from "#components/ui/static-html.ts";
import { RailLink } from "./rail-link.tsx";
import { RailToggle } from "./rail-toggle.tsx";
import styles from "./rail.module.css";

export type Place = { href: string; label: string; icon: ReactNode };

type RailProps = {
  label: string;
  product: string;
  places: readonly Place[];
  isCollapsed: boolean;
  toggle: { collapse: string; expand: string };
};

/** The places of the console. Collapsed, it shows icons whose words are still there for assistive technology. */
export function Rail({ label, product, places, isCollapsed, toggle }: RailProps) {
  return (
    <nav id="rail" aria-label={label} className={styles.rail} data-collapsed={isCollapsed}>
      <p className={styles.product}>
        <Mark className={styles.mark} />
        <span className={styles.word}>{product}</span>
      </p>
      <ul className={styles.places}>
        {places.map(({ href, label: word, icon }) => (
          <li key={href}>
            <RailLink
              href={href}
              className={styles.place}
              inner={ready(
                <>
                  {icon}
                  <span className={styles.word}>{word}</span>
                </>,
              )}
            />
          </li>
        ))}
      </ul>
      <RailToggle isCollapsed={isCollapsed} words={toggle} className={styles.toggle} />
    </nav>
  );
}
