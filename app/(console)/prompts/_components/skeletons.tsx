import { PageSkeleton } from "#components/layout/page-skeleton.tsx";
import { Bar, TableSkeleton } from "#components/ui/skeleton.tsx";
import styles from "./skeletons.module.css";

/** A head and a table, as long as they are not there. */
export const ListSkeleton = ({ columns }: { columns: number }) => (
  <PageSkeleton>
    <TableSkeleton rows={10} columns={columns} />
  </PageSkeleton>
);

/** A head and two texts side by side. */
export const EditorSkeleton = () => (
  <PageSkeleton isDeep>
    <div className={styles.texts}>
      <Bar height={180} />
      <Bar height={180} />
    </div>
  </PageSkeleton>
);
