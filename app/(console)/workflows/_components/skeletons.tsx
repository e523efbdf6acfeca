import { useTranslations } from "next-intl";
import { Bar, Skeleton, TableSkeleton } from "#components/ui/skeleton.tsx";
import styles from "./workflows.module.css";

/** A head, filters and a table, as long as they are not there. */
export function RunsSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.list}>
        <Bar width="200px" height={28} />
        <Bar width="420px" height={36} />
        <TableSkeleton rows={8} columns={5} />
      </div>
    </Skeleton>
  );
}

/** A head, the graph and the steps. */
export function RunSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.run}>
        <Bar width="320px" height={28} />
        <Bar width="260px" />
        <div className={styles.sides}>
          <Bar height={420} />
          <TableSkeleton rows={8} columns={2} />
        </div>
      </div>
    </Skeleton>
  );
}
