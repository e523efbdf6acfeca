import { useTranslations } from "next-intl";
import { Bar, Skeleton, TableSkeleton } from "#components/ui/skeleton.tsx";
import styles from "./skeletons.module.css";

/** A head and a table, as long as they are not there. */
export function LobsSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.head}>
        <Bar width="220px" height={28} />
        <Bar width="360px" />
      </div>
      <TableSkeleton rows={6} columns={6} />
    </Skeleton>
  );
}

/** The head that all pages of one line of business have: its name and its parts. */
export function LobHeadSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.head}>
        <Bar width="160px" />
        <Bar width="240px" height={28} />
      </div>
      <div className={styles.tabs}>
        <Bar width="64px" />
        <Bar width="64px" />
        <Bar width="64px" />
      </div>
    </Skeleton>
  );
}

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
