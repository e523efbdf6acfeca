import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { classNames } from "./class-names.ts";

/** `live` green, `attention` amber, `failed` red, `quiet` slate: each with words, most with a shape. */
export type BadgeKind = "live" | "attention" | "failed" | "quiet";

const modifier = {
  live: "amplify-badge--success",
  attention: "amplify-badge--warning",
  failed: "amplify-badge--error",
  quiet: undefined,
} as const;

/** A state in a word or two, with Amplify UI's look. The dot is filled for what is live, hollow for what is not. */
export function Badge({
  kind,
  dot,
  children,
}: {
  kind: BadgeKind;
  dot?: "full" | "hollow";
  children: ReactNode;
}) {
  return (
    <span className={classNames("amplify-badge", modifier[kind], styles.badge)}>
      {dot && <span aria-hidden="true" className={dot === "full" ? styles.full : styles.hollow} />}
      {children}
    </span>
  );
}
