import type { ReactNode } from "react";
import styles from "./frame.module.css";

type FrameProps = {
  skipLabel: string;
  rail: ReactNode;
  header: ReactNode;
  /** What holds for every page for a while: an emergency closure, a test stage. */
  banner?: ReactNode;
  children: ReactNode;
};

/** Rail, header and content. Under 720 px the rail is a bar at the bottom. */
export function Frame({ skipLabel, rail, header, banner, children }: FrameProps) {
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {skipLabel}
      </a>
      {rail}
      <div className={styles.page}>
        {header}
        {banner}
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
    </div>
  );
}
