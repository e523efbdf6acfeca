import { Save } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SubmitButton } from "./submit-button.tsx";
import styles from "./save-bar.module.css";

/** What finishes a form, always in sight; on a phone above the bar of places. The last of it is at the end. */
export const SaveBar = ({ children }: { children: ReactNode }) => (
  <div className={styles.bar}>{children}</div>
);

type Props = { isBusy: boolean; busyText: string; children: ReactNode };

/** Saves the form that it stands in, as the keys that it names do. */
export function SaveButton(props: Props) {
  const t = useTranslations("common.save");
  return (
    <SubmitButton
      {...props}
      icon={<Save aria-hidden="true" />}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title={t("shortcut")}
    />
  );
}
