import type { ReactNode } from "react";
import styles from "./state.module.css";

type StateProps = {
  icon: ReactNode;
  title: string;
  /** What it means and what is safe; what would be here. */
  children: ReactNode;
  /** What one can do now. */
  actions?: ReactNode;
  /** A whole page's state has its only heading of the first level. */
  isPage?: boolean;
};

/** Empty, failed, forbidden and not found look alike: an icon, a sentence, and what to do. */
export function State({ icon, title, children, actions, isPage = false }: StateProps) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className={styles.state}>
      <div className={styles.icon} aria-hidden="true">
        {icon}
      </div>
      <Heading className={styles.title}>{title}</Heading>
      <div className={styles.body}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
