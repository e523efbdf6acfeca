import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";
import styles from "./header.module.css";

/** The bar above the content. `product` stands here on a phone, where the rail cannot hold it. */
export function Header({ product, children }: { product: string; children: ReactNode }) {
  return (
    <header className={styles.header}>
      <p className={styles.product}>
        <Mark className={styles.mark} />
        <span className={styles.productName}>{product}</span>
      </p>
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
