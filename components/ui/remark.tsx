import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./remark.module.css";

type RemarkProps = {
  /** What is wrong, or what should be looked at. */
  kind: "error" | "warning";
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A sentence at a field, marked at its side. */
export const Remark = ({ kind, id, className, children }: RemarkProps) => (
  <p id={id} className={classNames(styles.remark, styles[kind], className)}>
    {children}
  </p>
);
