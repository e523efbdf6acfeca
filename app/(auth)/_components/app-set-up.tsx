"use client";

import { useTranslations } from "next-intl";
import styles from "./app-set-up.module.css";

/** What an authenticator app is told: by its camera, or typed. */
export function AppSetUp({ secret, image }: { secret: string; image: string }) {
  const t = useTranslations("auth.app");
  return (
    <ol className={styles.steps}>
      <li>
        <div className={styles.step}>
          <p>{t("scan")}</p>
          {/* eslint-disable-next-line @next/next/no-img-element -- a data address: nothing to fetch or to optimise */}
          <img src={image} alt={t("image")} width={184} height={184} className={styles.image} />
          <p>{t("type")}</p>
          <code className={styles.secret}>{secret}</code>
        </div>
      </li>
      <li>{t("then")}</li>
    </ol>
  );
}
