"use client";

import { Button as AmplifyButton, Loader } from "@aws-amplify/ui-react";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./button.module.css";

export type ButtonKind = "primary" | "default" | "link" | "danger";

export type ButtonProps = Omit<
  ComponentProps<typeof AmplifyButton>,
  "variation" | "colorTheme" | "isLoading" | "loadingText" | "size"
> & {
  kind?: ButtonKind;
  small?: boolean;
  /** Under way: it cannot be pressed again, and says so; it keeps its place, its width and the focus. */
  isBusy?: boolean;
  /** What stands there meanwhile, e.g. "Saving…". */
  busyText?: string;
  /** A lucide icon, before the words. */
  icon?: ReactNode;
};

const variation = { primary: "primary", default: undefined, link: "link", danger: "destructive" } as const;

/**
 * Amplify UI's button. Its own loading state disables the button, and a disabled button loses the focus:
 * here it stays, and says `aria-disabled`.
 */
export function Button(props: ButtonProps) {
  const {
    kind = "default",
    small,
    isBusy = false,
    busyText,
    icon,
    children,
    className,
    onClick,
    ...rest
  } = props;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <AmplifyButton
      {...rest}
      variation={variation[kind]}
      size={small ? "small" : undefined}
      className={classNames(styles.button, isBusy && styles.busy, className)}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={press}
    >
      {isBusy ? <Loader size="small" className={styles.loader} aria-hidden="true" /> : icon}
      {isBusy && busyText ? busyText : children}
    </AmplifyButton>
  );
}
