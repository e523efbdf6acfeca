import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "#components/ui/breadcrumbs.tsx";
import styles from "./page-header.module.css";

type PageHeaderProps = {
  title: ReactNode;
  /** The way here; the last one is this page. Left out on a place's first page. */
  crumbs?: readonly Crumb[];
  /** Names the breadcrumbs for those who hear them. */
  crumbsLabel?: string;
  /** One line under the title: figures, or what this is. */
  about?: ReactNode;
  /** Buttons, the most likely one last and primary. */
  actions?: ReactNode;
};

/** A page's head: where it is, what it is called, what can be done with all of it. */
export function PageHeader({ title, crumbs, crumbsLabel, about, actions }: PageHeaderProps) {
  return (
    <div className={styles.header}>
      {crumbs && crumbsLabel && <Breadcrumbs label={crumbsLabel} crumbs={crumbs} />}
      <div className={styles.row}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {about && <div className={styles.about}>{about}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
