"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { DialogActions } from "./dialog-actions.tsx";
import { returnFocus } from "./return-focus.ts";
import { passStyleNonce } from "./style-nonce.ts";
import styles from "./dialog.module.css";

export type DialogWindowProps = {
  title: string;
  /** One or two sentences under the title, read out with it. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the foot, the most likely one last. */
  actions?: ReactNode;
  onClose: () => void;
  /** Wide enough for two texts side by side. */
  isWide?: boolean;
};

/** The window of {@link Dialog}, which see. */
export function DialogWindow({ title, description, children, actions, onClose, isWide }: DialogWindowProps) {
  const t = useTranslations("common");
  const [opener] = useState(() => {
    passStyleNonce();
    return document.activeElement;
  });
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay}>
          <Radix.Content
            className={isWide ? `${styles.window} ${styles.wide}` : styles.window}
            onCloseAutoFocus={(event) => returnFocus(event, opener)}
            {...(description ? {} : { "aria-describedby": undefined })}
          >
            <div className={styles.head}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              <Radix.Close className={styles.close} aria-label={t("close")}>
                <X aria-hidden="true" />
              </Radix.Close>
            </div>
            {description && (
              <Radix.Description asChild>
                <div className={styles.description}>{description}</div>
              </Radix.Description>
            )}
            {children}
            {actions && <DialogActions>{actions}</DialogActions>}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
