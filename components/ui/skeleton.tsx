import type { ReactNode } from "react";
import styles from "./skeleton.module.css";

/** A grey bar where words will come. `width` in any CSS unit, `height` in pixels. */
export const Bar = ({ width = "100%", height = 16 }: { width?: string; height?: number }) => (
  <span className={styles.bar} style={{ inlineSize: width, blockSize: height }} />
);

/** Holds what is drawn while something loads: one sentence for those who hear, the shape for those who see. */
export const Skeleton = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles.skeleton}>
    <p className="visually-hidden" role="status">
      {label}
    </p>
    <div aria-hidden="true">{children}</div>
  </div>
);

/** A table's shape: rows of 40 px. */
export const TableSkeleton = ({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) => (
  <div className={styles.table}>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={styles.row}>
        {Array.from({ length: columns }, (__, column) => (
          <Bar
            key={column}
            width={`${column === 0 ? 70 : 40 + ((row * 3 + column * 7) % 5) * 10}%`}
            height={12}
          />
        ))}
      </div>
    ))}
  </div>
);
