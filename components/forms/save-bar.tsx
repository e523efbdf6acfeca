import type { ReactNode } from "react";
import styles from "./save-bar.module.css";

/** The way to keep one's work, always in sight; on a phone above the bar of places. The last of it is at the end. */
export const SaveBar = ({ children }: { children: ReactNode }) => (
  <div className={styles.bar}>{children}</div>
);
