import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { SoftLink } from "#components/ui/soft-link.tsx";
import { ready } from "#components/ui/static-html.ts";
import styles from "./header.module.css";

/** The way to close a line at once, from every page. Its word makes room on a phone, and is still read out. */
export const EmergencyLink = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <SoftLink
    href="/emergency"
    className={classNames(styles.tool, styles.emergency)}
    dangerouslySetInnerHTML={ready(
      <>
        {icon}
        <span className={styles.name}>{children}</span>
      </>,
    )}
  />
);
