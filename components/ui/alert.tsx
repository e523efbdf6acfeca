import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./alert.module.css";
import { classNames } from "./class-names.ts";

export type AlertKind = "info" | "success" | "warning" | "error";

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

type AlertProps = {
  kind: AlertKind;
  heading?: string;
  children?: ReactNode;
  /** Buttons or links, under the words. */
  actions?: ReactNode;
  /** Announced when it appears after the page: `status` politely, `alert` at once. */
  live?: "status" | "alert";
  className?: string;
};

/** A message in the page, with Amplify UI's look; the kind has a shape as well as a colour. No script of its own. */
export function Alert({ kind, heading, children, actions, live, className }: AlertProps) {
  const Icon = icons[kind];
  return (
    <div
      role={live}
      className={classNames("amplify-alert", `amplify-alert--${kind}`, styles.alert, styles[kind], className)}
    >
      <Icon aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        {heading && <p className={styles.heading}>{heading}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
