import { useTranslations } from "next-intl";
import { Bar, Skeleton } from "#components/ui/skeleton.tsx";
import styles from "./overview.module.css";

/** A head and two lists, as long as they are not there. */
export function OverviewSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.skeleton}>
        <Bar width="180px" height={28} />
        <Bar width="320px" />
        <Bar height={56} />
        <Bar height={56} />
        <Bar height={56} />
      </div>
    </Skeleton>
  );
}
