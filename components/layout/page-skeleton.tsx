import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bar, Skeleton } from "#components/ui/skeleton.tsx";
import styles from "./page-skeleton.module.css";

type PageSkeletonProps = {
  /** Its title stands under crumbs; otherwise over a sentence. */
  isDeep?: boolean;
  /** The shape of what comes under the head. */
  children: ReactNode;
};

/** A page as long as it is not there. */
export function PageSkeleton({ isDeep, children }: PageSkeletonProps) {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.head}>
        {isDeep && <Bar width="160px" />}
        <Bar width={isDeep ? "240px" : "220px"} height={28} />
        {!isDeep && <Bar width="360px" />}
      </div>
      {children}
    </Skeleton>
  );
}
