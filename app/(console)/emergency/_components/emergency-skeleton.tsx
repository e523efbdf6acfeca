import { useTranslations } from "next-intl";
import { Bar, Skeleton } from "#components/ui/skeleton.tsx";
import styles from "./emergency.module.css";

/** A head and a form, as long as they are not there. */
export function EmergencySkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.skeleton}>
        <Bar width="260px" height={28} />
        <Bar width="420px" />
        <Bar height={180} />
        <Bar height={220} />
      </div>
    </Skeleton>
  );
}
