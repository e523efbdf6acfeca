import { SoftLink } from "./soft-link.tsx";
import styles from "./breadcrumbs.module.css";

export type Crumb = { label: string; href?: string };

/** Where one is, from the place down to the thing; the last has no address. Amplify UI's look, no script. */
export function Breadcrumbs({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className={styles.nav}>
      <ol className={styles.list}>
        {crumbs.map((crumb, place) => (
          <li key={crumb.href ?? crumb.label} className={styles.item}>
            {crumb.href && place < crumbs.length - 1 ? (
              <SoftLink href={crumb.href}>{crumb.label}</SoftLink>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
