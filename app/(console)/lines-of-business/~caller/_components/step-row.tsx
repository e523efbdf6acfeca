import Link from "next/link";
import type { ReactNode } from "react";
import type { Spoken } from "#lib/domain/lines-of-business/index.ts";
import styles from "./caller.module.css";
import { Listen, Words } from "./words.tsx";

type StepRowProps = {
  icon: ReactNode;
  title: ReactNode;
  badge?: ReactNode;
  /** What is said, and whose words they are. */
  spoken?: Spoken;
  spokenName?: string;
  /** What decided it: where that can be looked at and changed. */
  decided?: { href: string; label: string };
  /** `good`: open. `bad`: an emergency. `aside`: nothing of this happens at this moment. */
  tone?: "good" | "bad" | "aside";
  children?: ReactNode;
};

/** One line of the time line: an icon, what happens, what is said, and the way to what decided it. */
export function StepRow({
  icon,
  title,
  badge,
  spoken,
  spokenName = "",
  decided,
  tone,
  children,
}: StepRowProps) {
  return (
    <li className={styles.step} data-tone={tone}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={styles.body}>
        <div className={styles.title}>
          <h3>{title}</h3>
          {badge}
          <div className={styles.aside}>
            {spoken && <Listen spoken={spoken} name={spokenName} />}
            {decided && (
              <Link href={decided.href} prefetch={false} className={styles.decided}>
                {decided.label}
              </Link>
            )}
          </div>
        </div>
        {spoken && <Words spoken={spoken} />}
        {children}
      </div>
    </li>
  );
}
