import { PageSkeleton } from "#components/layout/page-skeleton.tsx";
import { Bar } from "#components/ui/skeleton.tsx";
import styles from "./skeletons.module.css";

/** A conversation and what stands beside it, as long as they are not there. */
export const SessionSkeleton = () => (
  <PageSkeleton isDeep>
    <div className={styles.body}>
      <div className={styles.turns}>
        <Bar width="60%" height={56} />
        <Bar width="45%" height={40} />
        <Bar width="62%" height={72} />
        <Bar width="40%" height={40} />
      </div>
      <div className={styles.turns}>
        <Bar height={120} />
        <Bar height={80} />
      </div>
    </div>
  </PageSkeleton>
);
