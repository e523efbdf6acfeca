import { useTranslations } from "next-intl";
import { PageSkeleton } from "#components/layout/page-skeleton.tsx";
import { Bar, Skeleton, TableSkeleton } from "#components/ui/skeleton.tsx";
import styles from "./skeletons.module.css";

/** A head and a table, as long as they are not there. */
export const LobsSkeleton = () => (
  <PageSkeleton>
    <TableSkeleton rows={6} columns={6} />
  </PageSkeleton>
);

/** The head that all pages of one line of business have: its name and its parts. */
export const LobHeadSkeleton = () => (
  <PageSkeleton isDeep>
    <div className={styles.tabs}>
      <Bar width="64px" />
      <Bar width="64px" />
      <Bar width="64px" />
    </div>
  </PageSkeleton>
);

/** What stands under that head: cards with fields. */
export function LobPartSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.cards}>
        <Bar height={180} />
        <Bar height={180} />
        <Bar height={180} />
      </div>
    </Skeleton>
  );
}
