import { useTranslations } from "next-intl";
import { Bar, Skeleton, TableSkeleton } from "#components/ui/skeleton.tsx";
import styles from "./skeletons.module.css";

/** A head and a table, as long as they are not there. */
export function ListSkeleton({ columns }: { columns: number }) {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.head}>
        <Bar width="220px" height={28} />
        <Bar width="360px" />
      </div>
      <TableSkeleton rows={10} columns={columns} />
    </Skeleton>
  );
}

/** A head and two texts side by side. */
export function EditorSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.head}>
        <Bar width="160px" />
        <Bar width="280px" height={28} />
      </div>
      <div className={styles.texts}>
        <Bar height={180} />
        <Bar height={180} />
      </div>
    </Skeleton>
  );
}
