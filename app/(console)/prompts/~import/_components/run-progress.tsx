import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import styles from "./import.module.css";

type Props = {
  heading: RefObject<HTMLHeadingElement | null>;
  run: { kind: "import" | "undo"; fileName: string; done: number; total: number };
};

/** How far an import is, or the undoing of one. */
export function RunProgress({ heading, run }: Props) {
  const t = useTranslations("import.run");
  return (
    <section aria-labelledby="run" className={styles.section}>
      <h2 id="run" ref={heading} tabIndex={-1}>
        {t(run.kind === "import" ? "importing" : "undoing", { name: run.fileName })}
      </h2>
      <progress
        className={styles.progress}
        aria-labelledby="run"
        value={run.total > 0 ? run.done : undefined}
        max={Math.max(run.total, 1)}
      />
      <p className="numbers">{t("progress", { done: run.done, total: run.total })}</p>
      <p className={styles.soft}>{t("leave")}</p>
    </section>
  );
}
