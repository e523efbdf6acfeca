import { useTranslations } from "next-intl";
import { Bar, Skeleton } from "#components/ui/skeleton.tsx";
import styles from "./account.module.css";

export function AccountSkeleton() {
  const t = useTranslations("states");
  return (
    <Skeleton label={t("loading")}>
      <div className={styles.page}>
        <Bar width="14rem" height={32} />
        <Bar height={180} />
        <Bar height={160} />
      </div>
    </Skeleton>
  );
}
