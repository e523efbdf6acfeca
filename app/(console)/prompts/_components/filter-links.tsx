import { SoftLink } from "#components/ui/soft-link.tsx";
import styles from "./prompts.module.css";

type FilterLink = { value?: string; href: string; label: string; count?: string };

/** Filters as addresses: each can be shared, survives a reload, and is left by the first. The chosen one is marked. */
export function FilterLinks(props: { label: string; chosen?: string; links: readonly FilterLink[] }) {
  return (
    <nav aria-label={props.label} className={styles.filters}>
      {props.links.map(({ value, href, label, count }) => (
        <SoftLink
          key={href}
          href={href}
          className={styles.filter}
          aria-current={value === props.chosen ? "true" : undefined}
        >
          {label}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </SoftLink>
      ))}
    </nav>
  );
}
